import { onTestFinished, vi } from 'vitest';
import { SoftwareAuthenticator } from '../../local/cognito/software-authenticator.ts';

/** What `navigator.credentials` is asked, as far as a test needs it. */
interface Asked {
  readonly publicKey: {
    readonly challenge: ArrayBuffer;
    readonly rpId?: string;
    readonly rp?: { readonly id: string };
  };
  readonly signal?: AbortSignal;
}

export interface FakePasskeysOptions {
  /** Of the page; its passkeys are for this host. */
  readonly hostname?: string;
  readonly isSecure?: boolean;
  readonly isKnown?: boolean;
}

/** A browser with one passkey, as it is in a page; for one test. `toJSON` fails, as with some password managers. */
export class FakePasskeys {
  /** Instead of the next answer. */
  failure: Error | undefined;
  /** No answer comes until the page gives up. */
  isWaiting = false;
  readonly forgotten: object[] = [];
  readonly authenticator = new SoftwareAuthenticator();
  readonly #hostname: string;

  constructor({ hostname = 'localhost', isSecure = true, isKnown = true }: FakePasskeysOptions = {}) {
    this.#hostname = hostname;
    vi.stubGlobal('isSecureContext', isSecure);
    vi.stubGlobal('location', new URL(`http://${hostname}:5173/`));
    const forgotten = this.forgotten;
    const known = Object.assign(() => {}, {
      signalUnknownCredential: async (options: object) => void forgotten.push(options),
    });
    vi.stubGlobal('PublicKeyCredential', isKnown ? known : undefined);
    vi.stubGlobal('navigator', {
      credentials: {
        create: (asked: Asked) => this.#answer(asked, (page) => this.authenticator.create(page)),
        get: (asked: Asked) => this.#answer(asked, (page) => this.authenticator.get(page)),
      },
    });
    onTestFinished(() => void vi.unstubAllGlobals());
  }

  async #answer(
    { publicKey, signal }: Asked,
    make: (page: Parameters<SoftwareAuthenticator['get']>[0]) => {
      readonly id: string;
      readonly response: object;
    },
  ): Promise<object> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    if (this.isWaiting) {
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      });
    }
    const relyingPartyId = publicKey.rpId ?? publicKey.rp?.id ?? '';
    if (!`.${this.#hostname}`.endsWith(`.${relyingPartyId}`)) {
      throw new DOMException('The relying party ID is not for this domain.', 'SecurityError');
    }
    const challenge = Buffer.from(publicKey.challenge).toString('base64url');
    const origin = new URL(`http://${this.#hostname}:5173`).origin;
    const { response, ...envelope } = make({ origin, relyingPartyId, challenge });
    const { transports = [], ...texts } = response as { transports?: string[] };
    const bytes = Object.entries(texts as Readonly<Record<string, string>>).map(
      ([name, text]) => [name, bytesOf(text)] as const,
    );
    return {
      ...envelope,
      rawId: bytesOf(envelope.id),
      response: { ...Object.fromEntries(bytes), getTransports: () => transports },
      getClientExtensionResults: () => ({}),
      toJSON: () => {
        throw new TypeError('Illegal invocation');
      },
    };
  }
}

function bytesOf(base64url: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64url, 'base64url')).buffer;
}
