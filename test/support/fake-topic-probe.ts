import type { Clock } from '../../src/base/clock.ts';
import type { ListenOptions, TopicProbe } from '../../src/diagnostics/probes.ts';
import type { TopicFailure } from '../../src/diagnostics/steps.ts';

type Handlers = Parameters<TopicProbe['listen']>[0];

/** A topic whose service greets, and brings back what is published after a while; until told otherwise. */
export class FakeTopicProbe implements TopicProbe {
  readonly url = 'https://web.cache.example';
  readonly #clock: Clock;
  readonly #listeners = new Set<Handlers>();
  /** What the way keeps of each subscription until its end. */
  readonly #held = new Map<Handlers, ((handlers: Handlers) => void)[]>();
  /** Published texts, and when, in steady ms. */
  readonly published: { readonly text: string; readonly atMs: number }[] = [];
  answersProbes = true;
  greets = true;
  /** Whether something on the way holds subscriptions back until they end. */
  isHeldBack = false;
  honoursDeadlines = true;
  /** What a subscription ends with at once. */
  refusal: TopicFailure | undefined;
  publishFailure: TopicFailure | undefined;
  /** How long each echo takes, in the order of publishing; Infinity: for ever. The last one stays. */
  echoMs: readonly number[] = [20];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  async answers(): Promise<boolean> {
    return this.answersProbes;
  }

  listen(handlers: Handlers, { endsAfterMs }: ListenOptions = {}) {
    this.#listeners.add(handlers);
    if (endsAfterMs !== undefined && this.honoursDeadlines) {
      this.#clock.setTimer(endsAfterMs, () => this.#end(handlers, 'timeout'));
    }
    queueMicrotask(() => {
      if (this.refusal) this.end(this.refusal);
      else if (this.greets) this.#tell(({ onFrame }) => onFrame());
    });
    return () => void this.#listeners.delete(handlers);
  }

  async publish(text: string): Promise<TopicFailure | undefined> {
    if (this.publishFailure) return this.publishFailure;
    const echoMs = this.echoMs[this.published.length] ?? this.echoMs.at(-1) ?? 0;
    this.published.push({ text, atMs: this.#clock.monotonicMs() });
    if (echoMs === Number.POSITIVE_INFINITY) return undefined;
    this.#clock.setTimer(echoMs, () => this.say(text));
    return undefined;
  }

  /** Somebody publishes a text. */
  say(text: string): void {
    this.#tell(({ onFrame, onText }) => {
      onFrame();
      onText(text);
    });
  }

  /** Ends the subscriptions. */
  end(failure?: TopicFailure): void {
    for (const handlers of this.#listeners) this.#end(handlers, failure);
  }

  #end(handlers: Handlers, failure?: TopicFailure): void {
    if (!this.#listeners.delete(handlers)) return;
    for (const report of this.#held.get(handlers) ?? []) report(handlers);
    handlers.onEnd(failure);
  }

  #tell(report: (handlers: Handlers) => void): void {
    for (const handlers of this.#listeners) {
      if (this.isHeldBack) this.#held.set(handlers, [...(this.#held.get(handlers) ?? []), report]);
      else report(handlers);
    }
  }
}
