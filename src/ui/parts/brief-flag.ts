import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';

/** A flag that is up for a moment and then renders its host again, such as for "done" next to a button. */
export class BriefFlag implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock;
  readonly #durationMs: number;
  #fall: Cancel | undefined;

  constructor(
    host: ReactiveControllerHost,
    options: { readonly clock: () => Clock; readonly durationMs: number },
  ) {
    this.#host = host;
    this.#clock = options.clock;
    this.#durationMs = options.durationMs;
    host.addController(this);
  }

  get isRaised(): boolean {
    return this.#fall !== undefined;
  }

  /** Raises it, or keeps it up for the whole time again. */
  raise(): void {
    this.#fall?.();
    this.#fall = this.#clock().setTimer(this.#durationMs, () => this.#lower());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#fall?.();
    this.#fall = undefined;
  }

  #lower(): void {
    this.#fall = undefined;
    this.#host.requestUpdate();
  }
}
