import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';

/** Renders its host again whenever the number of seconds left goes down. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock;
  #targetMs: number | undefined;
  #cancel: Cancel | undefined;

  constructor(host: ReactiveControllerHost, options: { readonly clock: () => Clock }) {
    this.#host = host;
    this.#clock = options.clock;
    host.addController(this);
  }

  /** Whole seconds until `targetMs` (epoch ms), at least 0. Called while rendering. */
  secondsUntil(targetMs: number): number {
    this.#targetMs = targetMs;
    return Math.ceil(this.#leftMs(targetMs) / 1000);
  }

  hostUpdate(): void {
    this.#targetMs = undefined;
  }

  hostUpdated(): void {
    this.#stop();
    if (this.#targetMs === undefined) return;
    const leftMs = this.#leftMs(this.#targetMs);
    if (leftMs === 0) return;
    this.#cancel = this.#clock().setTimer(leftMs % 1000 || 1000, () => this.#host.requestUpdate());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #leftMs(targetMs: number): number {
    return Math.max(0, targetMs - this.#clock().wallMs());
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
