import { type CognitoAnswer, textIn } from './cognito-api.ts';
import { CognitoError, unloaded } from './cognito-error.ts';
import { MemberApi, type MemberApiOptions } from './member-api.ts';

export interface Passkey {
  readonly id: string;
  /** As the service calls it. */
  readonly name: string;
  /** The address that it is for, such as "example.com". */
  readonly relyingPartyId: string;
  /** Whether this page may use it. */
  readonly isForThisPage: boolean;
  /** Wall time, epoch ms. */
  readonly createdAtMs: number | undefined;
}

/** Should the service hand on for ever. */
const MOST_PAGES = 20;

/** The passkeys of whoever is signed in. All throw `CognitoError`, or the reason of `signal`. */
export class OwnPasskeys {
  readonly #api: MemberApi;
  readonly #hostname: string;
  #all: readonly Passkey[] | undefined;

  /** @param hostname of the page */
  constructor(options: MemberApiOptions, hostname = location.hostname) {
    this.#api = new MemberApi(options);
    this.#hostname = hostname;
  }

  /** Undefined until they were read. */
  get all(): readonly Passkey[] | undefined {
    return this.#all;
  }

  /** Reads `all`. */
  async read(signal: AbortSignal): Promise<void> {
    const all: Passkey[] = [];
    let next: object = {};
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.#api.call('ListWebAuthnCredentials', next, signal);
      const { Credentials: listed } = answer;
      if (!Array.isArray(listed)) throw new CognitoError('MalformedAnswer', 'Credentials is no list');
      all.push(...(listed as CognitoAnswer[]).flatMap((each) => this.#passkeyOf(each) ?? []));
      const NextToken = textIn(answer, 'NextToken');
      if (NextToken === undefined) break;
      next = { NextToken };
    }
    this.#all = all;
  }

  /** Has the browser make one, and the service take it. */
  async register(signal: AbortSignal): Promise<void> {
    const { makePasskey } = await import('./passkeys.ts').catch(unloaded);
    const started = await this.#api.call('StartWebAuthnRegistration', {}, signal);
    const Credential = await makePasskey(started.CredentialCreationOptions, signal);
    await this.#api.call('CompleteWebAuthnRegistration', { Credential }, signal);
  }

  /** Has the service take it no more; a device that understands is told so. One that is gone already is no failure. */
  async delete({ id, relyingPartyId }: Passkey, signal: AbortSignal): Promise<void> {
    try {
      await this.#api.call('DeleteWebAuthnCredential', { CredentialId: id }, signal);
    } catch (error) {
      if (!(error instanceof CognitoError) || error.code !== 'ResourceNotFoundException') throw error;
    }
    this.#all = this.#all?.filter((passkey) => passkey.id !== id);
    void import('./passkeys.ts')
      .then(({ forgetPasskey }) => forgetPasskey(id, relyingPartyId))
      .catch(() => {});
  }

  #passkeyOf(listed: CognitoAnswer): Passkey | undefined {
    const id = textIn(listed, 'CredentialId');
    if (id === undefined) return undefined;
    const relyingPartyId = textIn(listed, 'RelyingPartyId') ?? '';
    // Seconds.
    const { CreatedAt: createdAt } = listed;
    return {
      id,
      name: textIn(listed, 'FriendlyCredentialName') ?? '',
      relyingPartyId,
      // Its own host, or one above it (WebAuthn level 3, 5.1.3).
      isForThisPage: `.${this.#hostname}`.endsWith(`.${relyingPartyId}`),
      createdAtMs: typeof createdAt === 'number' ? createdAt * 1_000 : undefined,
    };
  }
}
