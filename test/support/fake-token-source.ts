import type { Cancel } from '../../src/base/cancel.ts';
import { Notifier } from '../../src/base/notifier.ts';
import type { SessionToken, TokenFailure, TokenSource, TokenWish } from '../../src/topics/token-source.ts';

/** Hands out `token-1`, `token-2`, … : a new one after each `renew` and each `invalidate` of the current one. */
export class FakeTokenSource implements TokenSource {
  readonly #renewed = new Notifier<SessionToken>();
  #count = 0;
  #current: SessionToken | undefined;
  /** What the next tokens say of themselves. */
  says: Pick<SessionToken, 'mayPublish' | 'roleIsUnknown'> = {};
  /** Thrown instead of fetching another token. */
  failure: TokenFailure | undefined;
  /** Never answers while true. */
  hangs = false;
  /** What every answer waits for, whether or not the caller does. */
  readiness: Promise<void> = Promise.resolve();
  invalidated: string[] = [];
  /** Of each call for a token, whether a person was behind it. */
  readonly urgent: boolean[] = [];

  /** How many tokens were fetched. */
  get fetches(): number {
    return this.#count;
  }

  get listeners(): number {
    return this.#renewed.size;
  }

  async getToken({ signal, urgent = false }: TokenWish = {}): Promise<SessionToken> {
    this.urgent.push(urgent);
    if (this.hangs) {
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    }
    await this.readiness;
    return (this.#current ??= this.#fetch());
  }

  onRenewed(listener: (token: SessionToken) => void): Cancel {
    return this.#renewed.subscribe(listener);
  }

  invalidate(rejectedToken: SessionToken): void {
    this.invalidated.push(rejectedToken.authToken);
    if (this.#current?.authToken === rejectedToken.authToken) this.#current = undefined;
  }

  /** A renewal ahead of expiry. */
  renew(): void {
    this.#current = this.#fetch();
    this.#renewed.notify(this.#current);
  }

  #fetch(): SessionToken {
    if (this.failure) throw this.failure;
    this.#count += 1;
    return { authToken: `token-${this.#count}`, tokenId: 'guest:ann', ...this.says };
  }
}

/** What a Token Vending Machine's client throws. */
export function tokenFailure(code: string, retryable: boolean, retryAfterMs?: number): TokenFailure {
  return Object.assign(new Error(`unable to get a token; ${code}`), { code, retryable, retryAfterMs });
}
