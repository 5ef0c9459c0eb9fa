import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import type { ListenOptions, TopicProbe } from './probes.ts';
import type { TopicFailure } from './steps.ts';

/** The first sign of a subscription: something came, or it is over. */
export type FirstSign = { readonly frameAtMs: number } | { readonly failure: TopicFailure };

/** A subscription that knows what it waits for. */
export class Ear {
  /** When it was opened, steady ms. */
  readonly openedAtMs: number;
  readonly firstSign: Promise<FirstSign>;
  /** Resolves when the other side has ended it. */
  readonly over: Promise<void>;
  readonly #awaited = new Map<string, (arrivedAtMs: number | undefined) => void>();
  readonly #cancel: Cancel;
  #hasHeard = false;
  #failure: TopicFailure | undefined;

  constructor(topic: TopicProbe, clock: Clock, options: ListenOptions = {}) {
    this.openedAtMs = clock.monotonicMs();
    let sign: (first: FirstSign) => void = () => {};
    this.firstSign = new Promise((resolve) => (sign = resolve));
    let end: () => void = () => {};
    this.over = new Promise((resolve) => (end = resolve));
    this.#cancel = topic.listen(
      {
        onFrame: () => {
          this.#hasHeard = true;
          sign({ frameAtMs: clock.monotonicMs() });
        },
        onText: (text) => this.#settle(text, clock.monotonicMs()),
        onEnd: (failure = 'cancelled') => {
          this.#failure = failure;
          sign({ failure });
          for (const text of this.#awaited.keys()) this.#settle(text, undefined);
          end();
        },
      },
      options,
    );
  }

  /** Whether anything has come. */
  get hasHeard(): boolean {
    return this.#hasHeard;
  }

  /** Why it is over, if it is. */
  get failure(): TopicFailure | undefined {
    return this.#failure;
  }

  /** When `text` arrives, steady ms; undefined when the subscription ends before. */
  hear(text: string): Promise<number | undefined> {
    return new Promise((resolve) => this.#awaited.set(text, resolve));
  }

  close(): void {
    this.#cancel();
    this.#awaited.clear();
  }

  #settle(text: string, arrivedAtMs: number | undefined): void {
    this.#awaited.get(text)?.(arrivedAtMs);
    this.#awaited.delete(text);
  }
}
