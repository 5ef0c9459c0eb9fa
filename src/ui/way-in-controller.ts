import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../base/cancel.ts';
import type { MachineConfig } from '../config/app-config.ts';
import type { Identity } from '../sign-in/way-in.ts';
import type { ChatServices, MachineWayIn } from './chat-services.ts';
import { loadSignIn } from './sign-in-elements.ts';

/** Follows who is signed in at the machine that is chosen, where it asks that. */
export class WayInController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onIdentity: (identity: Identity) => void;
  #machineName: string | undefined;
  #wayIn: MachineWayIn | undefined;
  #unsubscribe: Cancel | undefined;

  constructor(host: ReactiveControllerHost, onIdentity: (identity: Identity) => void) {
    this.#host = host;
    this.#onIdentity = onIdentity;
    host.addController(this);
  }

  /** Undefined where the machine does not ask, and until its parts are loaded. */
  get wayIn(): MachineWayIn | undefined {
    return this.#wayIn;
  }

  /**
   * Turns to another machine. Who comes back to one is still signed in there.
   * @returns whether this is still the choice when its parts are there.
   * @throws when they cannot be loaded.
   */
  async choose(machine: MachineConfig, services: ChatServices): Promise<boolean> {
    if (machine.name === this.#machineName && (this.#wayIn || machine.auth === 'open')) return true;
    this.hostDisconnected();
    this.#machineName = machine.name;
    this.#wayIn = undefined;
    if (machine.auth === 'open') return true;
    const wayIn = await services.wayIn(machine.name);
    await loadSignIn(wayIn);
    if (this.#machineName !== machine.name) return false;
    this.#wayIn = wayIn;
    this.hostConnected();
    this.#host.requestUpdate();
    return true;
  }

  hostConnected(): void {
    this.#unsubscribe ??= this.#wayIn?.onIdentity((identity) => {
      this.#host.requestUpdate();
      this.#onIdentity(identity);
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
