import { jsonFields } from '../../base/json-fields.ts';
import { type CognitoAnswer, type CognitoApi, textIn } from './cognito-api.ts';
import { CognitoError, unloaded } from './cognito-error.ts';
import type { CognitoTokens, SignInAnswer, SignInAttempt } from './cognito-port.ts';
import type { CodeFactor, SignInWay } from './cognito-steps.ts';
import { afterwards } from './sign-in-progress.ts';
import { challengeOfWay, waysIn } from './sign-in-ways.ts';

/** A device that a pool which remembers them gives to a sign-in. */
export interface NewDevice {
  readonly key: string;
  readonly groupKey: string;
  readonly accessToken: string;
}

export interface ChallengeAttemptOptions {
  readonly api: CognitoApi;
  readonly clientId: string;
  /** As the service knows who signs in, once the password was proved. */
  readonly userName: () => string;
  /** @returns what the service says to the password: tokens, or what it asks for next. @throws CognitoError */
  readonly prove: (password: string, signal: AbortSignal) => Promise<CognitoAnswer>;
  /** Tells the service that the device is to be remembered. Never throws; nobody waits for it. */
  readonly confirmDevice: (device: NewDevice) => void;
}

/** What the service asks for, and what it wants to see again with the answer. */
interface Challenge {
  readonly name: string;
  readonly session: unknown;
  readonly userName: string;
  /** For a passkey. */
  readonly requestOptions?: string | undefined;
}

/**
 * Names of the service for codes, as challenges and in the lists of what may be chosen; an answer to `X` is called
 * `X_CODE`. (Documented: API reference, `RespondToAuthChallenge`, read in November 2026.)
 */
const FACTOR_OF: ReadonlyMap<string, CodeFactor> = new Map([
  ['SOFTWARE_TOKEN_MFA', 'totp'],
  ['SMS_MFA', 'sms'],
  ['SMS_OTP', 'sms'],
  ['EMAIL_OTP', 'email'],
  ['EMAIL_MFA', 'email'],
]);
const TOTP = 'SOFTWARE_TOKEN_MFA';
const PREFIX = 'userAttributes.';
/** Only the service may say these of anybody, and it refuses who sends them. */
const SERVICE_ATTRIBUTES = ['email_verified', 'phone_number_verified'];

/**
 * One try to sign in: all that follows from a password, with calls of our own. What the service asks for and this does
 * not know is a failure that names it.
 */
export class ChallengeAttempt implements SignInAttempt {
  readonly #options: ChallengeAttemptOptions;
  #present: Challenge = { name: '', session: undefined, userName: '' };
  /** Names of the service for what may be chosen. */
  #choices = new Map<CodeFactor, string>();
  /** A new password was sent, and no answer came. */
  #isPasswordInDoubt = false;
  /** The first code of an authenticator app was right. */
  #isTotpSetUp = false;

  constructor(options: ChallengeAttemptOptions) {
    this.#options = options;
  }

  async begin(password: string, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#read(await this.#options.prove(password, signal), signal);
  }

  async askWays(signal: AbortSignal): Promise<SignInAnswer> {
    const { api, clientId: ClientId, userName } = this.#options;
    const AuthParameters = { USERNAME: userName() };
    return this.#read(
      await api.call('InitiateAuth', { ClientId, AuthFlow: 'USER_AUTH', AuthParameters }, signal),
      signal,
    );
  }

  async chooseWay(way: SignInWay, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#read(await this.#respond({ ANSWER: challengeOfWay(way) }, signal), signal);
  }

  async provePasskey(signal: AbortSignal): Promise<SignInAnswer> {
    const { askForPasskey } = await import('./passkeys.ts').catch(unloaded);
    const options = jsonFields(this.#present.requestOptions ?? '');
    const credential = await askForPasskey(options, signal);
    return this.#read(await this.#respond({ CREDENTIAL: JSON.stringify(credential) }, signal), signal);
  }

  async setNewPassword(
    { password, attributes }: Parameters<SignInAttempt['setNewPassword']>[0],
    signal: AbortSignal,
  ): Promise<SignInAnswer> {
    const responses: Record<string, string> = { NEW_PASSWORD: password };
    for (const [name, value] of Object.entries(attributes)) responses[PREFIX + name] = value;
    const answer = await this.#respond(responses, signal).catch((error: unknown) => this.#doubt(error));
    return afterwards('password-saved', () => this.#read(answer, signal));
  }

  async chooseFactor(factor: CodeFactor, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#read(await this.#respond({ ANSWER: this.#choices.get(factor) }, signal), signal);
  }

  async sendCode(code: string, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#read(await this.#respond({ [`${this.#present.name}_CODE`]: code }, signal), signal);
  }

  async verifyTotp(code: string, signal: AbortSignal): Promise<SignInAnswer> {
    if (!this.#isTotpSetUp) {
      const app = { UserCode: code, FriendlyDeviceName: 'Authenticator app' };
      await this.#keepSession(this.#call('VerifySoftwareToken', app, signal));
      this.#isTotpSetUp = true;
    }
    return this.#read(await this.#respond({}, signal), signal);
  }

  async #read(answer: CognitoAnswer, signal: AbortSignal): Promise<SignInAnswer> {
    const { ChallengeName: name, ChallengeParameters: parameters, Session: session } = answer;
    if (typeof name !== 'string') return this.#signedIn(answer);
    const known = this.#present.userName || this.#options.userName();
    const userName = textIn(parameters, 'USER_ID_FOR_SRP') ?? known;
    const requestOptions = textIn(parameters, 'CREDENTIAL_REQUEST_OPTIONS');
    this.#present = { name, session, userName, requestOptions };
    const factor = FACTOR_OF.get(name);
    if (factor) return { kind: 'code', factor, sentTo: textIn(parameters, 'CODE_DELIVERY_DESTINATION') };
    switch (name) {
      case 'NEW_PASSWORD_REQUIRED':
        return { kind: 'new-password', attributes: missing(parameters) };
      case 'SELECT_CHALLENGE':
        return { kind: 'choose-way', ...waysIn(answer.AvailableChallenges) };
      case 'WEB_AUTHN':
        return { kind: 'passkey' };
      case 'SELECT_MFA_TYPE':
        return this.#choice(listIn(parameters, 'MFAS_CAN_CHOOSE'));
      case 'MFA_SETUP':
        return await this.#setUp(listIn(parameters, 'MFAS_CAN_SETUP'), signal);
      default:
        throw unsupported(name);
    }
  }

  #signedIn({ AuthenticationResult: result }: CognitoAnswer): SignInAnswer {
    const [idToken, accessToken, refreshToken] = ['IdToken', 'AccessToken', 'RefreshToken'].map((name) =>
      textIn(result, name),
    );
    if (idToken === undefined || accessToken === undefined || refreshToken === undefined) {
      throw new CognitoError('MalformedAnswer', 'the answer holds no tokens');
    }
    const tokens: CognitoTokens = { idToken, accessToken, refreshToken };
    const device = (result as CognitoAnswer).NewDeviceMetadata;
    const [key, groupKey] = [textIn(device, 'DeviceKey'), textIn(device, 'DeviceGroupKey')];
    if (key !== undefined && groupKey !== undefined) {
      this.#options.confirmDevice({ key, groupKey, accessToken });
    }
    return { kind: 'signed-in', tokens };
  }

  #choice(names: readonly string[]): SignInAnswer {
    this.#choices = new Map();
    for (const name of names) {
      const factor = FACTOR_OF.get(name);
      if (factor) this.#choices.set(factor, name);
    }
    const unknown = names.filter((name) => !FACTOR_OF.has(name));
    if (this.#choices.size === 0) throw unsupported(unknown.join(', ') || 'SELECT_MFA_TYPE');
    const factors = (['totp', 'sms', 'email'] as const).filter((factor) => this.#choices.has(factor));
    return { kind: 'choose-factor', factors, unknown };
  }

  async #setUp(names: readonly string[], signal: AbortSignal): Promise<SignInAnswer> {
    if (names.length === 0) throw unsupported('MFA_SETUP');
    if (!names.includes(TOTP)) throw new CognitoError('SetUpNeeded', names.join(', '));
    const secret = textIn(
      await this.#keepSession(this.#call('AssociateSoftwareToken', {}, signal)),
      'SecretCode',
    );
    if (secret === undefined) throw new CognitoError('MalformedAnswer', 'the answer holds no secret');
    return { kind: 'set-up-totp', secret };
  }

  /** Answers the challenge. */
  #respond(responses: object, signal: AbortSignal): Promise<CognitoAnswer> {
    const { name, userName } = this.#present;
    const challenge = { ChallengeName: name, ChallengeResponses: { USERNAME: userName, ...responses } };
    return this.#call('RespondToAuthChallenge', { ClientId: this.#options.clientId, ...challenge }, signal);
  }

  #call(action: string, parameters: object, signal: AbortSignal): Promise<CognitoAnswer> {
    return this.#options.api.call(action, { ...parameters, Session: this.#present.session }, signal);
  }

  async #keepSession(answering: Promise<CognitoAnswer>): Promise<CognitoAnswer> {
    const answer = await answering;
    this.#present = { ...this.#present, session: answer.Session };
    return answer;
  }

  /** Where an answer was lost, the password may be saved: a refusal after that does not say. */
  #doubt(error: unknown): never {
    if (!(error instanceof CognitoError)) throw error;
    const wasInDoubt = this.#isPasswordInDoubt;
    this.#isPasswordInDoubt ||= error.code === 'NetworkError' || error.code === 'TimeoutError';
    throw wasInDoubt && error.code === 'NotAuthorizedException'
      ? error.after('password-perhaps-saved')
      : error;
  }
}

/** The service asks for something that is not known here. */
function unsupported(name: string): CognitoError {
  return new CognitoError('UnsupportedChallenge', name);
}

/** Attributes that are required and not known yet. */
function missing(parameters: unknown): string[] {
  const known = jsonFields(textIn(parameters, 'userAttributes') ?? '{}');
  return listIn(parameters, 'requiredAttributes')
    .map((name) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name))
    .filter((name) => !SERVICE_ATTRIBUTES.includes(name) && !textIn(known, name));
}

/** The service sends lists as JSON in a text. */
function listIn(parameters: unknown, key: string): string[] {
  const listed = jsonFields(textIn(parameters, key) ?? '[]');
  if (!Array.isArray(listed)) throw new CognitoError('MalformedAnswer', `${key} is no list`);
  return listed.filter((name) => typeof name === 'string');
}
