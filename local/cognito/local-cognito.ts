import { Account } from './account.ts';
import { createActions } from './actions.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { ChallengeSessions } from './challenge-sessions.ts';
import { ChoiceBasedSignIn } from './choice-based-sign-in.ts';
import { loadCognitoLocal, type PoolUser } from './cognito-local-parts.ts';
import { ConfirmationCodes } from './confirmation-codes.ts';
import { CognitoControl } from './control.ts';
import { cognitoControlHttp } from './control-http.ts';
import { Devices } from './devices.ts';
import { CognitoFaults } from './faults.ts';
import { everyFirstFactor, type FirstFactor, FirstFactors } from './first-factors.ts';
import { ForgottenPassword } from './forgotten-password.ts';
import { CognitoFront } from './front.ts';
import { InitiateAuth, type SignInFlow } from './initiate-auth.ts';
import { JwtSigner } from './jwt.ts';
import { Mailbox } from './mailbox.ts';
import { Passkeys } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { RefreshTokens, type Rotation } from './refresh-tokens.ts';
import { Renewal } from './renewal.ts';
import { RespondToChallenge } from './respond-to-challenge.ts';
import { type LocalUser, seed } from './seed.ts';
import { SentCodes } from './sent-codes.ts';
import { SignInAnswers, type SignInStage } from './sign-in-answers.ts';
import { SignUp } from './sign-up.ts';
import { SoftwareTokens } from './software-tokens.ts';
import { TokenIssuer } from './token-issuer.ts';
import { UserPool } from './user-pool.ts';

const REGION = 'local';
const USER_POOL_ID = `${REGION}_MomentoChat`;
const CLIENT_ID = 'localmomentochatpage';

export interface LocalCognitoOptions {
  /** Default: 0, a free one. */
  readonly port?: number | undefined;
  /** Life of ID and access tokens. Default: an hour. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Default: 30 days. */
  readonly refreshTokenTtlSeconds?: number | undefined;
  /** Whether each renewal brings a new refresh token. Default: none does. */
  readonly rotation?: Rotation | undefined;
  /** Ways to begin a sign-in that the client allows. Default: all. */
  readonly signInFlows?: readonly SignInFlow[] | undefined;
  /** What the pool lets people sign in with where they may choose (`USER_AUTH`). Default: everything. */
  readonly firstFactors?: readonly FirstFactor[] | undefined;
  /** The domain that passkeys are good for; empty: none is configured. Default: `localhost`. */
  readonly relyingPartyId?: string | undefined;
  /** Of a new account. Default: `email`. */
  readonly requiredAttributes?: readonly string[] | undefined;
  /** Whether new people are named by a UUID, and sign in by their address. Default: false. */
  readonly userNameIsEmail?: boolean | undefined;
  /** What every e-mail and SMS brings. Default: 123456. */
  readonly confirmationCode?: string | undefined;
  /** Epoch ms. Default: that of this machine. */
  readonly now?: (() => number) | undefined;
}

export interface SignedInTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface LocalCognito {
  /** The endpoint of the user pools' API: where `amazon-cognito-identity-js` sends everything. */
  readonly url: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** The `iss` of every token. */
  readonly issuer: string;
  /** Over http: `aws-jwt-verify` fetches from https only, so fetch it yourself and give it to `cacheJwks`. */
  readonly jwksUrl: string;
  readonly users: readonly LocalUser[];
  readonly confirmationCode: string;
  /** Tokens without the way there: no password, no second factor. @throws where there is no such user */
  signIn(username: string): Promise<SignedInTokens>;
  readonly control: CognitoControl;
  /** Cuts every connection and gives the port back. Idempotent. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in for an Amazon Cognito user pool with users of every kind: cognito-local in memory, and
 * what it lacks in front of it. Passwords and tokens are good for nothing else.
 * @throws where the port is taken
 */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  const {
    tokenTtlSeconds = 3600,
    refreshTokenTtlSeconds = 30 * 24 * 3600,
    confirmationCode = '123456',
    now = Date.now,
  } = options;
  const { signInFlows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH'] } = options;
  const { requiredAttributes = ['email'], userNameIsEmail = false } = options;
  const { firstFactors: allowed = everyFirstFactor, relyingPartyId = 'localhost' } = options;
  const clientId = CLIENT_ID;
  let issuer = '';

  // The key is made on another thread meanwhile.
  const creatingSigner = JwtSigner.create();
  const parts = loadCognitoLocal();
  const signer = await creatingSigner;
  const refreshTokens = new RefreshTokens({ ttlSeconds: refreshTokenTtlSeconds, now });
  refreshTokens.rotate(options.rotation);
  const devices = new Devices();
  const tokens = new TokenIssuer({
    signer,
    issuer: () => issuer,
    clientId,
    ttlSeconds: tokenTtlSeconds,
    refreshTokens,
    devices,
    now,
  });
  const mailbox = new Mailbox();
  const pool = new UserPool({
    parts,
    id: USER_POOL_ID,
    clientId,
    confirmationCode,
    mailbox,
    tokens,
    userNameIsEmail,
  });
  const users = await seed(pool);
  const codes = new ConfirmationCodes(now);
  const faults = new CognitoFaults();
  const passwordAttempts = new AttemptLimit({ lockFrom: 5, lockMs: passwordLockMs, now });
  const sessions = new ChallengeSessions<SignInStage>(now);
  const softwareTokens = new SoftwareTokens({ pool, tokens, sessions, now });
  const sentCodes = new SentCodes({ mailbox, sessions, confirmationCode });
  const mustSetUp = ({ Username, SoftwareTokenMfaConfiguration: app }: PoolUser) =>
    app?.Verified ? undefined : users.find(({ username }) => username === Username)?.mustSetUp;
  const answers = new SignInAnswers({ pool, sessions, sentCodes, mustSetUp });
  const passwords = new Passwords({ pool, answers, passwordAttempts });
  const passkeys = new Passkeys({
    pool,
    tokens,
    isAllowed: allowed.includes('WEB_AUTHN'),
    relyingPartyId,
    now,
  });
  const firstFactors = new FirstFactors({
    allowed,
    hasPasskey: (user) => passkeys.has(user),
    mustSetUp: (user) => mustSetUp(user) !== undefined,
  });
  const choiceBased = new ChoiceBasedSignIn({ pool, answers, passwords, passkeys, firstFactors });
  const renewal = new Renewal({ pool, tokens, refreshTokens });

  const actionOf = createActions({
    clientId,
    initiateAuth: new InitiateAuth({ renewal, passwords, choiceBased, flows: signInFlows }),
    respondToChallenge: new RespondToChallenge({
      pool,
      tokens,
      sessions,
      answers,
      softwareTokens,
      sentCodes,
      passwords,
      passkeys,
      choiceBased,
      passwordAttempts,
    }),
    signUp: new SignUp({ pool, codes, requiredAttributes, userNameIsEmail }),
    forgottenPassword: new ForgottenPassword({ pool, codes }),
    softwareTokens,
    account: new Account({ pool, tokens, refreshTokens }),
    renewal,
    tokens,
    refreshTokens,
    devices,
    passkeys,
  });
  const control = new CognitoControl({
    pool,
    faults,
    answers,
    mailbox,
    codes,
    passwordAttempts,
    sessions,
    softwareTokens,
    refreshTokens,
    devices,
    passkeys,
  });
  const front = new CognitoFront({
    handle: cognitoControlHttp(control),
    run: (name, request, signal) => faults.around(name, async () => actionOf(name)(request), signal),
    documents: () =>
      new Map<string, object>([
        [`/${USER_POOL_ID}/.well-known/jwks.json`, signer.jwks],
        [
          `/${USER_POOL_ID}/.well-known/openid-configuration`,
          { issuer, jwks_uri: jwksUrlOf(issuer), id_token_signing_alg_values_supported: ['RS256'] },
        ],
      ]),
  });
  const port = await front.listen(options.port ?? 0);
  const url = `http://127.0.0.1:${port}/`;
  issuer = `${url}${USER_POOL_ID}`;

  let closing: Promise<void> | undefined;
  return {
    url,
    region: REGION,
    userPoolId: USER_POOL_ID,
    clientId,
    issuer,
    jwksUrl: jwksUrlOf(issuer),
    users,
    confirmationCode,
    signIn: async (username) => {
      const user = await pool.user(username);
      if (!user) throw new Error(`unable to sign in; there is no user ${username}`);
      const { IdToken, AccessToken, RefreshToken } = tokens.signIn(await pool.subject(user));
      return { idToken: IdToken, accessToken: AccessToken, refreshToken: RefreshToken };
    },
    control,
    close: async () => {
      faults.close();
      closing ??= front.close();
      await closing;
    },
  };
}

function jwksUrlOf(issuer: string): string {
  return `${issuer}/.well-known/jwks.json`;
}

/** A second after the fifth failure, twice as long after each further one, at most 15 minutes. */
function passwordLockMs(failures: number): number {
  return Math.min(2 ** (failures - 1), 900) * 1000;
}
