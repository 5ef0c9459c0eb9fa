import type { Clock } from '../../src/base/clock.ts';
import type { VendResponse } from '../../src/tvm-client/wire.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/**
 * A Token Vending Machine behind `fetch`. It vends `token-1`, `token-2`, … with 15 minutes each until told
 * otherwise, and notes when it was asked.
 */
export class FakeTvm {
  readonly #clock: Clock;
  readonly #startMs: number;
  #answer: Answer = () => this.vend();
  #vended = 0;
  /** What came in, oldest first. */
  readonly requests: Request[] = [];
  /** When it came in, in ms of steady time since the machine was made. */
  readonly askedAtMs: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startMs = clock.monotonicMs();
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    this.requests.push(request);
    this.askedAtMs.push(this.#clock.monotonicMs() - this.#startMs);
    return this.#answer(request);
  };

  /** Answers every request so from now on. */
  answerWith(answer: Answer): void {
    this.#answer = answer;
  }

  /** Vends from now on, with `fields` in each answer. */
  vendWith(fields: Partial<VendResponse>): void {
    this.#answer = () => this.vend(fields);
  }

  /** Vends from now on what lives for so long, and no longer. @param expire is told of each token whose life is over */
  vendShortLived(lifeSeconds: number, expire: (token: string) => void): void {
    this.#answer = () => {
      const response = this.vend({ expiresIn: lifeSeconds });
      const token = `token-${this.#vended}`;
      this.#clock.setTimer(lifeSeconds * 1_000, () => expire(token));
      return response;
    };
  }

  /** Refuses from now on. */
  refuseWith(status: number, headers: Record<string, string> = {}): void {
    this.#answer = () => new Response('{"message":"no"}', { status, headers });
  }

  /** Cannot be reached from now on. */
  disconnect(): void {
    this.#answer = () => {
      throw new TypeError('fetch failed');
    };
  }

  /** Accepts requests and says nothing from now on, but notices when they are aborted. */
  hang(): void {
    this.#answer = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  }

  vend(fields: Partial<VendResponse> = { expiresIn: 900 }): Response {
    this.#vended += 1;
    return Response.json({ authToken: `token-${this.#vended}`, expiresAt: 0, ...fields });
  }
}
