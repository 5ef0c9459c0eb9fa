import type { AttemptLimit } from './attempt-limit.ts';
import type { ChallengeSessions } from './challenge-sessions.ts';
import type { ChoiceBasedSignIn } from './choice-based-sign-in.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { CognitoRefusal, invalidParameter, notAuthorized, wrongPassword } from './cognito-refusal.ts';
import type { Passkeys } from './passkeys.ts';
import { checkPassword } from './password-policy.ts';
import type { Passwords } from './passwords.ts';
import type { RequestFields } from './request-fields.ts';
import { EMAIL_OTP, type SentCodes, SMS_OTP } from './sent-codes.ts';
import type { SignInAnswers, SignInStage } from './sign-in-answers.ts';
import type { SoftwareTokens } from './software-tokens.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

export interface RespondToChallengeOptions {
  readonly pool: UserPool;
  readonly tokens: TokenIssuer;
  readonly sessions: ChallengeSessions<SignInStage>;
  readonly answers: SignInAnswers;
  readonly softwareTokens: SoftwareTokens;
  readonly sentCodes: SentCodes;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly choiceBased: ChoiceBasedSignIn;
  readonly passwordAttempts: AttemptLimit;
}

interface Response {
  readonly session: string;
  readonly stage: SignInStage;
  readonly user: PoolUser | undefined;
  readonly given: RequestFields;
}

const TIMESTAMP = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d UTC \d{4}$/u;
const USER_ATTRIBUTE = 'userAttributes.';

/** `RespondToAuthChallenge`: every later request of a sign-in. */
export class RespondToChallenge {
  readonly #options: RespondToChallengeOptions;

  constructor(options: RespondToChallengeOptions) {
    this.#options = options;
  }

  async run(request: RequestFields): Promise<object> {
    const { sessions, pool } = this.#options;
    const challenge = request.text('ChallengeName');
    const given = request.fields('ChallengeResponses');
    const session = request.text('Session');
    const stage = sessions.find(session);
    const username = given.text('USERNAME');
    const user = await pool.user(username);
    if (stage.challenge !== challenge || stage.username !== (user?.Username ?? username)) {
      throw notAuthorized('Invalid session for the user.');
    }
    const response: Response = { session, stage, user, given };
    const answer = await this.#firstFactor(response);
    if (answer) return answer;
    // Only a password that was right leads to any other challenge.
    if (!user) throw notAuthorized('Invalid session for the user.');
    switch (challenge) {
      case 'NEW_PASSWORD_REQUIRED':
        return await this.#newPassword({ ...response, user });
      case 'SOFTWARE_TOKEN_MFA':
        return await this.#softwareToken({ ...response, user });
      case 'MFA_SETUP':
        return await this.#setUp({ ...response, user });
      case 'SMS_MFA':
        return await this.#smsCode(response);
      case 'SELECT_MFA_TYPE':
        return await this.#chosenFactor({ ...response, user });
      default:
        return await this.#pass(response);
    }
  }

  /** What may be asked of one who does not exist, too. @returns undefined where it is something else */
  async #firstFactor(response: Response): Promise<object | undefined> {
    const { sessions, choiceBased, passwords } = this.#options;
    const { session, stage, user, given } = response;
    const { challenge, username } = stage;
    switch (challenge) {
      case 'PASSWORD_VERIFIER':
        return await this.#passwordProof(response);
      case 'SELECT_CHALLENGE':
        sessions.close(session);
        return await choiceBased.select({ username, user }, given);
      case 'PASSWORD':
        sessions.close(session);
        return await passwords.check(username, given.text('PASSWORD'));
      case 'PASSWORD_SRP':
        sessions.close(session);
        return await passwords.challenge(username, given.text('SRP_A'));
      case EMAIL_OTP:
      case SMS_OTP:
        return await this.#sentCode(response);
      case 'WEB_AUTHN':
        return await this.#passkey(response);
      default:
        return undefined;
    }
  }

  async #passwordProof({ session, stage, user, given }: Response): Promise<object> {
    const { sessions, answers, passwordAttempts } = this.#options;
    const timestamp = given.text('TIMESTAMP');
    if (!TIMESTAMP.test(timestamp)) {
      throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
    }
    const signature = given.text('PASSWORD_CLAIM_SIGNATURE');
    sessions.close(session);
    if (passwordAttempts.isLocked(stage.username)) throw notAuthorized('Password attempts exceeded');
    if (!user || !stage.exchange?.accepts({ timestamp, signature })) {
      passwordAttempts.failed(stage.username);
      throw wrongPassword();
    }
    passwordAttempts.succeeded(stage.username);
    return await answers.afterPassword(user);
  }

  async #newPassword(response: Response & { readonly user: PoolUser }): Promise<object> {
    const { given, user } = response;
    checkPassword(given.text('NEW_PASSWORD'));
    const known = attributesOf(user);
    for (const key of Object.keys(given.body)) {
      const name = key.startsWith(USER_ATTRIBUTE) ? key.slice(USER_ATTRIBUTE.length) : '';
      if (known.has(name)) throw notAuthorized(`Cannot modify an already provided ${name}`);
    }
    // It is saved; a second factor is asked for after it.
    await this.#pass(response);
    return await this.#options.answers.afterPassword((await this.#options.pool.user(user.Username)) ?? user);
  }

  async #softwareToken(response: Response & { readonly user: PoolUser }): Promise<object> {
    const { session, given, user } = response;
    const secret = user.SoftwareTokenMfaConfiguration?.Secret ?? '';
    const verdict = this.#options.softwareTokens.check({
      username: user.Username,
      secret,
      code: given.text('SOFTWARE_TOKEN_MFA_CODE'),
    });
    if (verdict === 'wrong') throw this.#options.sessions.failed(session, 'Invalid code received for user');
    if (verdict === 'used') {
      throw new CognitoRefusal('ExpiredCodeException', 'Your software token has already been used once.');
    }
    return await this.#pass(response);
  }

  async #smsCode(response: Response): Promise<object> {
    try {
      return await this.#pass(response);
    } catch (error) {
      if (!(error instanceof CognitoRefusal) || error.code !== 'CodeMismatchException') throw error;
      throw this.#options.sessions.failed(response.session, 'Invalid code or auth state for the user.');
    }
  }

  async #chosenFactor(response: Response & { readonly user: PoolUser }): Promise<object> {
    const { session, given, user } = response;
    const factor = given.text('ANSWER');
    if (!user.UserMFASettingList?.includes(factor)) throw invalidParameter(`Invalid MFA type ${factor}`);
    if (factor !== EMAIL_OTP) return await this.#pass(response);
    const { sessions, answers } = this.#options;
    sessions.close(session);
    return answers.sentCode(user, EMAIL_OTP);
  }

  async #sentCode({ session, stage, given, user }: Response): Promise<object> {
    const { sentCodes } = this.#options;
    sentCodes.check(given.text(`${stage.challenge}_CODE`), { session, sent: stage.sentCode });
    return await this.#signIn(session, user);
  }

  async #passkey({ session, stage, given, user }: Response): Promise<object> {
    const { sessions, passkeys } = this.#options;
    const { username, passkeyChallenge: challenge = '' } = stage;
    const credential = given.text('CREDENTIAL');
    sessions.close(session);
    await passkeys.check(credential, { username, challenge });
    return await this.#signIn(session, user);
  }

  async #setUp({ session, stage, user }: Response & { readonly user: PoolUser }): Promise<object> {
    if (!stage.isSetUp) throw invalidParameter('User has not set up software token mfa');
    return await this.#signIn(session, user);
  }

  async #signIn(session: string, user: PoolUser | undefined): Promise<object> {
    const { sessions, pool, tokens } = this.#options;
    sessions.close(session);
    if (!user) throw notAuthorized('Invalid session for the user.');
    return { AuthenticationResult: tokens.signIn(await pool.subject(user)), ChallengeParameters: {} };
  }

  /** To cognito-local; the session is over once it agrees. */
  async #pass({ session, stage, given }: Response): Promise<object> {
    const { sessions, answers, pool } = this.#options;
    const answer = await pool.run('RespondToAuthChallenge', {
      ChallengeName: stage.challenge,
      ChallengeResponses: given.body,
      Session: session,
    });
    sessions.close(session);
    return answers.passOn(answer, stage.username);
  }
}
