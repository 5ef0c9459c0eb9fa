import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { CognitoRefusal } from './cognito-refusal.ts';
import { maskedDestination } from './delivery.ts';
import { type CodeChallenge, EMAIL_OTP, type SentCodes } from './sent-codes.ts';
import type { SrpExchange } from './srp.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

/** Where a sign-in stands. */
export interface SignInStage extends Stage {
  /** For PASSWORD_VERIFIER. */
  readonly exchange?: SrpExchange;
  /** For MFA_SETUP: the authenticator app has given its first right code. */
  readonly isSetUp?: boolean;
  /** For EMAIL_OTP and SMS_OTP: what was sent; nothing for one who does not exist. */
  readonly sentCode?: string;
  /** For WEB_AUTHN: what the passkey has to sign. */
  readonly passkeyChallenge?: string;
}

export interface SignInAnswersOptions {
  readonly pool: UserPool;
  readonly sessions: ChallengeSessions<SignInStage>;
  readonly sentCodes: SentCodes;
  /** The factors of which the user has to set one up first; undefined: none. */
  readonly mustSetUp: (user: PoolUser) => readonly string[] | undefined;
}

type Parameters = Readonly<Record<string, string>>;

/** A challenge that no user here has. */
export interface AskedFor {
  readonly challenge: string;
  readonly parameters?: Parameters | undefined;
}

/** What a sign-in is answered: a challenge, or tokens. cognito-local decides; its sessions are replaced by real ones. */
export class SignInAnswers {
  readonly #options: SignInAnswersOptions;
  #askedFor: AskedFor | undefined;

  constructor(options: SignInAnswersOptions) {
    this.#options = options;
  }

  /** Once the password is known to be right. */
  async afterPassword(user: PoolUser): Promise<object> {
    if (user.UserStatus === 'UNCONFIRMED') {
      throw new CognitoRefusal('UserNotConfirmedException', 'User is not confirmed.');
    }
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return this.#newPassword(user);
    return this.#ownFactor(user) ?? (await this.#factorOfCognitoLocal(user));
  }

  /** Has every sign-in asked for this after its password, whatever it is. @param challenge undefined: as ever */
  askFor(challenge: AskedFor | undefined): void {
    this.#askedFor = challenge;
  }

  /** What cognito-local does not know: factors that are to be set up, and codes by e-mail. */
  #ownFactor(user: PoolUser): object | undefined {
    const { Username: username, UserMFASettingList: factors = [], PreferredMfaSetting: preferred } = user;
    if (this.#askedFor)
      return this.challenge(
        { challenge: this.#askedFor.challenge, username },
        this.#askedFor.parameters ?? {},
      );
    const toSetUp = this.#options.mustSetUp(user);
    if (toSetUp) {
      return this.challenge(
        { challenge: 'MFA_SETUP', username },
        { MFAS_CAN_SETUP: JSON.stringify(toSetUp) },
      );
    }
    if (!factors.includes(EMAIL_OTP)) return undefined;
    if (factors.length === 1 || preferred === EMAIL_OTP) return this.sentCode(user, EMAIL_OTP);
    if (preferred !== undefined) return undefined;
    return this.challenge(
      { challenge: 'SELECT_MFA_TYPE', username },
      { MFAS_CAN_CHOOSE: JSON.stringify(factors) },
    );
  }

  /** Sends one. */
  sentCode(user: PoolUser, challenge: CodeChallenge): object {
    const { code, parameters } = this.#options.sentCodes.send(user, challenge);
    return this.challenge({ challenge, username: user.Username, sentCode: code }, parameters);
  }

  async #factorOfCognitoLocal(user: PoolUser): Promise<object> {
    const { pool } = this.#options;
    const { Username: username } = user;
    const answer = await pool.run('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: user.Password },
    });
    return this.passOn(await this.#preferred(answer, user), username);
  }

  /** cognito-local lets the user choose even where a preference is set; Cognito goes by it. */
  async #preferred(answer: object, user: PoolUser): Promise<object> {
    const { PreferredMfaSetting: preferred, Username: username } = user;
    const { ChallengeName, Session } = answer as { ChallengeName?: string; Session?: string };
    if (ChallengeName !== 'SELECT_MFA_TYPE' || preferred === undefined) return answer;
    return await this.#options.pool.run('RespondToAuthChallenge', {
      ChallengeName,
      ChallengeResponses: { USERNAME: username, ANSWER: preferred },
      Session,
    });
  }

  /** A challenge of cognito-local's gets a session of ours; tokens stay as they are. */
  passOn(answer: object, username: string): object {
    const { ChallengeName: challenge, ChallengeParameters: parameters } = answer as {
      ChallengeName?: string;
      ChallengeParameters?: Parameters;
    };
    if (challenge === undefined) return answer;
    const destination = parameters?.CODE_DELIVERY_DESTINATION;
    return this.challenge(
      { challenge, username },
      {
        ...parameters,
        ...(destination ? { CODE_DELIVERY_DESTINATION: maskedDestination(destination) } : {}),
      },
    );
  }

  challenge(stage: SignInStage, parameters: Parameters): object {
    return {
      ChallengeName: stage.challenge,
      ChallengeParameters: { USER_ID_FOR_SRP: stage.username, ...parameters },
      Session: this.#options.sessions.open(stage),
    };
  }

  #newPassword(user: PoolUser): object {
    const attributes = Object.fromEntries([...attributesOf(user)].filter(([name]) => name !== 'sub'));
    return this.challenge(
      { challenge: 'NEW_PASSWORD_REQUIRED', username: user.Username },
      { requiredAttributes: '[]', userAttributes: JSON.stringify(attributes) },
    );
  }
}
