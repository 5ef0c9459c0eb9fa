import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import { kindOf, type MachineConfig } from '../../sign-in/kinds.ts';
import type { SignInView } from '../../sign-in/machine-kind.ts';
import type { Identity, WayIn } from '../../sign-in/way-in.ts';
import { type SignInTrouble, signInTrouble } from './sign-in-trouble.ts';

/** Brings the way in of a machine that asks who people are; always the same one. */
export interface WaysIn {
  /** @throws only when a chunk of the page cannot be loaded. */
  wayIn(machineName: string): Promise<WayIn>;
}

interface Chosen {
  readonly wayIn: WayIn;
  readonly view: SignInView;
}

/** Follows who is signed in at the machine that is chosen, where it asks that; draws what asks. */
export class WayInController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onIdentity: (identity: Identity) => void;
  #machineName = '';
  /** Undefined where the machine does not ask, and until its parts are loaded. */
  #chosen: Chosen | undefined;
  #unsubscribe: Cancel | undefined;

  constructor(host: ReactiveControllerHost, onIdentity: (identity: Identity) => void) {
    this.#host = host;
    this.#onIdentity = onIdentity;
    host.addController(this);
  }

  /** Undefined where the machine does not ask, and until its parts are loaded. */
  get identity(): Identity | undefined {
    return this.#chosen?.wayIn.identity;
  }

  /**
   * Turns to another machine. Who comes back to one is still signed in there.
   * @returns whether this is still the choice when its parts are there.
   * @throws when they cannot be loaded.
   */
  async choose(machine: MachineConfig, waysIn: WaysIn): Promise<boolean> {
    const { signIn } = kindOf(machine);
    if (machine.name === this.#machineName && (this.#chosen || !signIn)) return true;
    this.hostDisconnected();
    this.#machineName = machine.name;
    this.#chosen = undefined;
    if (!signIn) return true;
    const [wayIn, { signInView: view }] = await Promise.all([waysIn.wayIn(machine.name), signIn()]);
    if (this.#machineName !== machine.name) return false;
    this.#chosen = { wayIn, view };
    this.hostConnected();
    this.#host.requestUpdate();
    return true;
  }

  /** What whoever is signed in signs in with; `''` or undefined where that is not known beside their user name. */
  get signInName(): string | undefined {
    return this.#chosen?.wayIn.signInName;
  }

  signOut(): void {
    void this.#chosen?.wayIn.signOut();
  }

  /** @param userName what the user name begins with, unless somebody else was signed in */
  form(userName: string) {
    if (!this.#chosen) return nothing;
    const { wayIn, view } = this.#chosen;
    const { identity } = wayIn;
    return view.form({
      wayIn,
      machineName: this.#machineName,
      userName: identity.state === 'lost' ? (wayIn.signInName ?? identity.userName) : userName,
    });
  }

  /** Asks whoever is signed in to sign in once more, or no longer does. */
  askAgain(isAsking: boolean): void {
    this.#chosen?.wayIn.askAgain?.(isAsking);
  }

  /** Over a room: what the service that signs people in has against it. */
  readonly trouble = (trouble: SignInTrouble): unknown =>
    this.#chosen && signInTrouble(trouble, { ...this.#chosen, machineName: this.#machineName });

  /** Over a room whose identity was lost. */
  dialog(onClose: () => void) {
    // Until it is there, and where it cannot be loaded, the form alone has to do.
    void import('./sign-in-dialog.ts').catch(() => {});
    return html`<sign-in-dialog @close=${onClose}>${this.form('')}</sign-in-dialog>`;
  }

  hostConnected(): void {
    this.#unsubscribe ??= this.#chosen?.wayIn.onIdentity((identity) => {
      this.#host.requestUpdate();
      this.#onIdentity(identity);
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
