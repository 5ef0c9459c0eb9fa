import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the device believes it has a network. Renders its host again when that changes. */
export class Online implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed = () => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isOnline(): boolean {
    // A browser that does not tell is taken to be.
    return navigator.onLine !== false;
  }

  hostConnected(): void {
    window.addEventListener('online', this.#changed);
    window.addEventListener('offline', this.#changed);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#changed);
    window.removeEventListener('offline', this.#changed);
  }
}
