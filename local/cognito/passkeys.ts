import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';
import type { PoolUser } from './cognito-local-parts.ts';
import { CognitoRefusal, notAuthorized } from './cognito-refusal.ts';
import type { RequestFields } from './request-fields.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

export interface PasskeysOptions {
  readonly pool: UserPool;
  readonly tokens: TokenIssuer;
  /** Whether the pool lets people sign in with one. */
  readonly isAllowed: boolean;
  /** Empty: none is configured. */
  readonly relyingPartyId: string;
  /** Epoch ms. */
  readonly now: () => number;
}

/** One that a user has registered. */
interface Passkey {
  readonly credential: WebAuthnCredential;
  readonly name: string;
  readonly relyingPartyId: string;
  readonly attachment: string | undefined;
  readonly createdAtMs: number;
}

const CHALLENGE_LIFE_MS = 180_000;
/** ES256 and RS256. */
const ALGORITHMS = [-7, -257];

/**
 * Passkeys: registered by who is signed in, and taken instead of a password. `@simplewebauthn/server` decides whether one
 * is good; this gives its refusals Cognito's names. Documented (API reference of the four actions, and the types of AWS's
 * client): names of actions, fields and errors. Assumed: which error stands for which check, that a challenge is good for
 * three minutes and once, and that one passkey is enough for `WEB_AUTHN` to be offered, whatever the relying party is now.
 */
export class Passkeys {
  /** The operator of a pool may change it at any time. */
  relyingPartyId: string;
  readonly #options: PasskeysOptions;
  /** By user name. */
  readonly #registered = new Map<string, readonly Passkey[]>();
  readonly #started = new Map<string, { readonly challenge: string; readonly expiresAtMs: number }>();

  constructor(options: PasskeysOptions) {
    this.#options = options;
    this.relyingPartyId = options.relyingPartyId;
  }

  has({ Username: username }: PoolUser): boolean {
    return this.#of(username).length > 0;
  }

  /** `StartWebAuthnRegistration`. */
  async startRegistration(request: RequestFields): Promise<object> {
    const user = await this.#user(request);
    this.#assertEnabled();
    if (this.relyingPartyId === '') {
      throw new CognitoRefusal('WebAuthnConfigurationMissingException', 'No relying party is configured.');
    }
    const { generateRegistrationOptions } = await import('@simplewebauthn/server');
    const options = await generateRegistrationOptions({
      rpName: this.relyingPartyId,
      rpID: this.relyingPartyId,
      userName: user.Username,
      userDisplayName: user.Username,
      userID: Uint8Array.from(Buffer.from(attributesOf(user).get('sub') ?? '')),
      excludeCredentials: this.#of(user.Username).map(({ credential }) => ({ id: credential.id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    const expiresAtMs = this.#options.now() + CHALLENGE_LIFE_MS;
    this.#started.set(user.Username, { challenge: options.challenge, expiresAtMs });
    return { CredentialCreationOptions: options };
  }

  /** `CompleteWebAuthnRegistration`. */
  async completeRegistration(request: RequestFields): Promise<object> {
    const { Username: username } = await this.#user(request);
    this.#assertEnabled();
    // Whatever it is: the library looks at each part before it uses it.
    const response = request.fields('Credential').body as unknown as RegistrationResponseJSON;
    const started = this.#started.get(username);
    const { challenge, origin } = clientDataOf(response);
    if (!started || started.expiresAtMs <= this.#options.now() || started.challenge !== challenge) {
      throw new CognitoRefusal('WebAuthnChallengeNotFoundException', 'The challenge was not found.');
    }
    if (!isWithin(origin, this.relyingPartyId)) {
      throw new CognitoRefusal('WebAuthnOriginNotAllowedException', 'The origin is not allowed.');
    }
    this.#started.delete(username);
    const credential = await this.#verifyRegistration(response, { challenge, origin });
    const passkeys = this.#of(username);
    this.#registered.set(username, [
      ...passkeys,
      {
        credential,
        name: `Passkey ${passkeys.length + 1}`,
        relyingPartyId: this.relyingPartyId,
        attachment: response.authenticatorAttachment,
        createdAtMs: this.#options.now(),
      },
    ]);
    return {};
  }

  /** `ListWebAuthnCredentials`, all at once. */
  async list(request: RequestFields): Promise<object> {
    const { Username: username } = await this.#user(request);
    return {
      Credentials: this.#of(username).map(
        ({ credential, name, relyingPartyId, attachment, createdAtMs }) => ({
          CredentialId: credential.id,
          FriendlyCredentialName: name,
          RelyingPartyId: relyingPartyId,
          ...(attachment === undefined ? {} : { AuthenticatorAttachment: attachment }),
          AuthenticatorTransports: credential.transports ?? [],
          CreatedAt: createdAtMs / 1000,
        }),
      ),
    };
  }

  /** `DeleteWebAuthnCredential`. */
  async delete(request: RequestFields): Promise<object> {
    const { Username: username } = await this.#user(request);
    const id = request.text('CredentialId');
    const others = this.#of(username).filter(({ credential }) => credential.id !== id);
    if (others.length === this.#of(username).length) {
      throw new CognitoRefusal('ResourceNotFoundException', 'The credential does not exist.');
    }
    this.#registered.set(username, others);
    return {};
  }

  /** For a sign-in. @returns the challenge to remember, and `CREDENTIAL_REQUEST_OPTIONS` */
  async ask(username: string): Promise<{ readonly challenge: string; readonly requestOptions: string }> {
    const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
    const options = await generateAuthenticationOptions({
      rpID: this.relyingPartyId,
      userVerification: 'preferred',
      allowCredentials: this.#of(username).map(({ credential: { id, transports } }) => ({
        id,
        ...(transports && { transports }),
      })),
    });
    return { challenge: options.challenge, requestOptions: JSON.stringify(options) };
  }

  /**
   * @param json `CREDENTIAL`
   * @throws CognitoRefusal where it is no passkey of the user, or not for this challenge, origin and relying party, or
   * its signature or counter is wrong
   */
  async check(json: string, { username, challenge }: { username: string; challenge: string }): Promise<void> {
    const response = parsed(json) as AuthenticationResponseJSON;
    const passkey = this.#of(username).find(({ credential }) => credential.id === response.id);
    const { origin } = clientDataOf(response);
    if (!passkey || !isWithin(origin, this.relyingPartyId)) throw wrongPasskey();
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: this.relyingPartyId,
        credential: passkey.credential,
        requireUserVerification: false,
      });
      if (!verified) throw wrongPasskey();
      passkey.credential.counter = authenticationInfo.newCounter;
    } catch {
      throw wrongPasskey();
    }
  }

  async #verifyRegistration(
    response: RegistrationResponseJSON,
    { challenge, origin }: { readonly challenge: string; readonly origin: string },
  ): Promise<WebAuthnCredential> {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    try {
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: this.relyingPartyId,
        requireUserVerification: false,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (registrationInfo) return withTransports(registrationInfo.credential, response.response.transports);
    } catch (error) {
      if (error instanceof Error && error.name === 'UnexpectedRPIDHash') {
        throw new CognitoRefusal(
          'WebAuthnRelyingPartyMismatchException',
          'The credential is of another relying party.',
        );
      }
    }
    throw new CognitoRefusal('WebAuthnCredentialNotSupportedException', 'The credential is not supported.');
  }

  #of(username: string): readonly Passkey[] {
    return this.#registered.get(username) ?? [];
  }

  #assertEnabled(): void {
    if (this.#options.isAllowed) return;
    throw new CognitoRefusal('WebAuthnNotEnabledException', 'Passkeys are not enabled for the user pool.');
  }

  async #user(request: RequestFields): Promise<PoolUser> {
    const { pool, tokens } = this.#options;
    const user = await pool.user(tokens.subjectOf(request.text('AccessToken')));
    if (!user) throw notAuthorized('Invalid Access Token');
    return user;
  }
}

/** Challenge and origin that the browser put into its answer; empty where there are none. */
function clientDataOf({ response }: RegistrationResponseJSON | AuthenticationResponseJSON): {
  readonly challenge: string;
  readonly origin: string;
} {
  const json = Buffer.from(String(response?.clientDataJSON ?? ''), 'base64url').toString('utf8');
  const { challenge = '', origin = '' } = parsed(json) as { challenge?: unknown; origin?: unknown };
  return { challenge: String(challenge), origin: String(origin) };
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Whether a page of that origin may use the relying party: its own host, or one above it (WebAuthn, 5.1.3). */
function isWithin(origin: string, relyingPartyId: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol } = new URL(origin);
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSecure && (hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`));
}

function withTransports(
  credential: WebAuthnCredential,
  transports: string[] | undefined,
): WebAuthnCredential {
  return { ...credential, ...(transports && { transports }) };
}

function wrongPasskey(): CognitoRefusal {
  return notAuthorized('Invalid passkey credential.');
}
