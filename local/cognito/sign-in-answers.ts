import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { CognitoRefusal } from './cognito-refusal.ts';
import { maskedDestination } from './delivery.ts';
import type { SrpExchange } from './srp.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

/** Where a sign-in stands. */
export interface SignInStage extends Stage {
  /** For PASSWORD_VERIFIER. */
  readonly exchange?: SrpExchange;
  /** For MFA_SETUP: the authenticator app has given its first right code. */
  readonly isSetUp?: boolean;
}

export interface SignInAnswersOptions {
  readonly pool: UserPool;
  readonly sessions: ChallengeSessions<SignInStage>;
  /** Whether the user has to set up an authenticator app first. */
  readonly mustSetUpTotp: (user: PoolUser) => boolean;
}

type Parameters = Readonly<Record<string, string>>;

/** What a sign-in is answered: a challenge, or tokens. cognito-local decides; its sessions are replaced by real ones. */
export class SignInAnswers {
  readonly #options: SignInAnswersOptions;

  constructor(options: SignInAnswersOptions) {
    this.#options = options;
  }

  /** Once the password is known to be right. */
  async afterPassword(user: PoolUser): Promise<object> {
    const { pool, mustSetUpTotp } = this.#options;
    const { Username: username } = user;
    if (user.UserStatus === 'UNCONFIRMED') {
      throw new CognitoRefusal('UserNotConfirmedException', 'User is not confirmed.');
    }
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return this.#newPassword(user);
    if (mustSetUpTotp(user)) {
      return this.challenge(
        { challenge: 'MFA_SETUP', username },
        { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
      );
    }
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
