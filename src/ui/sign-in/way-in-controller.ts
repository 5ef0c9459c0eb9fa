import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import type { MachineConfig } from '../../config/app-config.ts';
import type { Identity } from '../../sign-in/way-in.ts';
import type { ChatServices, MachineWayIn } from '../page/chat-services.ts';
import { loadSignIn, signInTemplate } from './sign-in-elements.ts';

/** Follows who is signed in at the machine that is chosen, where it asks that; draws what asks. */
export class WayInController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onIdentity: (identity: Identity) => void;
  #machineName = '';
  #wayIn: MachineWayIn | undefined;
  #unsubscribe: Cancel | undefined;

  constructor(host: ReactiveControllerHost, onIdentity: (identity: Identity) => void) {
    this.#host = host;
    this.#onIdentity = onIdentity;
    host.addController(this);
  }

  /** Undefined where the machine does not ask, and until its parts are loaded. */
  get identity(): Identity | undefined {
    return this.#wayIn?.identity;
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

  signOut(): void {
    void this.#wayIn?.signOut();
  }

  /** @param userName what the user name begins with, unless somebody else was signed in */
  form(userName: string) {
    const wayIn = this.#wayIn;
    if (!wayIn) return nothing;
    const { identity } = wayIn;
    return signInTemplate({
      wayIn,
      machineName: this.#machineName,
      userName: identity.state === 'lost' ? identity.userName : userName,
    });
  }

  /** Over a room whose identity was lost. */
  dialog(onClose: () => void) {
    return html`<sign-in-dialog @close=${onClose}>${this.form('')}</sign-in-dialog>`;
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
