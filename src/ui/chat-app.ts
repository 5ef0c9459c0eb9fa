import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Cancel } from '../base/cancel.ts';
import { checkName } from '../chat/name.ts';
import type { AppConfig, MachineConfig } from '../config/app-config.ts';
import type { Identity } from '../sign-in/way-in.ts';
import type { ChatJoin } from './chat-join.ts';
import type { ChatRoom } from './chat-room.ts';
import type { ChatServices, Room, RoomRequest } from './chat-services.ts';
import type { DraftChanged, JoinRequested, WayInChosen } from './events.ts';
import { PAGE_INCOMPLETE } from './join-messages.ts';
import { Navigation, type Place } from './navigation.ts';
import { pageStyles } from './page-styles.ts';
import { draftKeyOf, isSame, requestOf } from './room-request.ts';
import { type FieldFocus, takeShellForm } from './shell-form.ts';
import { signInTemplate, usableMachines } from './sign-in-elements.ts';
import { WayInController } from './way-in-controller.ts';
import './chat-join.ts';
import './error-notice.ts';

/** Being in a room, or on the way into it while there is no `room` yet. */
interface Stay {
  readonly request: RoomRequest;
  readonly room?: Room;
}

// What the join screen does not need comes in chunks of its own.
const loadRoomScreen = () => import('./chat-room.ts');
const loadSetUpPage = () => import('./set-up-page.ts');
const loadConfigProblems = () => import('./config-problems.ts');

/**
 * The page: which screen is shown, and the way between them.
 * @slot - the shell of index.html, shown until `services` are there
 */
@customElement('chat-app')
export class ChatApp extends LitElement {
  /** Set once, as soon as the configuration has been read. */
  @property({ attribute: false }) services: ChatServices | undefined;
  @property({ attribute: false }) navigation = new Navigation();

  /** What the join form begins with; the name is that of a guest. */
  @state() private _form: RoomRequest = { machineName: '', roomName: '', userName: '' };
  @state() private _stay: Stay | undefined;
  /** The identity was lost in the room, and a dialog asks for it again. */
  @state() private _isAskingAgain = false;
  /** A lazy chunk could not be loaded. */
  @state() private _isIncomplete = false;
  @query('chat-join') private readonly _join!: ChatJoin | null;
  @query('chat-room') private readonly _room!: ChatRoom | null;

  readonly #wayIn = new WayInController(this, (identity) => this._onIdentity(identity));
  #joinFocus: FieldFocus | 'heading' | undefined;
  #stopListening: Cancel | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
      }

      :host > error-notice {
        position: fixed;
        z-index: 1;
        inset: max(var(--space-4), env(safe-area-inset-top)) var(--space-4) auto;
        max-width: 40rem;
        margin-inline: auto;
        border-radius: var(--radius-m);
        box-shadow: var(--shadow);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.navigation.onMove((place) => void this._onMove(place));
    // Vite says this of a chunk that is gone after a redeploy, whoever asked for it.
    window.addEventListener('vite:preloadError', this._onIncomplete);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    window.removeEventListener('vite:preloadError', this._onIncomplete);
    this._leave();
  }

  override render() {
    const { services } = this;
    if (!services) return html`<slot></slot>`;
    return html`${this._screen(services)}${this._isIncomplete ? this._incompleteNotice() : nothing}`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('services') && this.services) this._begin(this.services);
  }

  private _screen({ config: result, clock, memory }: ChatServices) {
    if (!result.ok) return html`<config-problems .problems=${result.problems}></config-problems>`;
    const { config } = result;
    const machines = usableMachines(config);
    if (machines.length === 0) {
      return html`<set-up-page .hasMachines=${config.tokenVendingMachines.length > 0}></set-up-page>`;
    }
    const stay = this._stay;
    const identity = this.#wayIn.wayIn?.identity;
    if (!stay?.room) {
      const asksWho = this._asks(config) && identity?.state !== 'signed-in';
      return html`
        <chat-join
          .machines=${machines}
          .rooms=${config.rooms}
          .machineName=${this._form.machineName}
          .roomName=${this._form.roomName}
          .userName=${this._form.userName}
          .signedInName=${identity?.state === 'signed-in' ? identity.userName : undefined}
          .asksWho=${asksWho}
          .busy=${stay !== undefined}
          .initialFocus=${this.#joinFocus}
          @join-requested=${this._onJoinRequested}
          @way-in-chosen=${this._onWayInChosen}
          @sign-out-requested=${this._onSignOutRequested}
          @focusin=${this._prepare}
          @pointerover=${this._prepare}
        >${asksWho ? this._signIn() : nothing}</chat-join>
      `;
    }
    const { room, request } = stay;
    const draftKey = draftKeyOf(request);
    const screen = keyed(
      room,
      html`
        <chat-room
          .room=${room}
          .clock=${clock}
          .machineName=${request.machineName}
          .cacheName=${config.cacheName}
          .inviteLink=${this.navigation.inviteLink(request.roomName)}
          .draft=${memory.load(draftKey) ?? ''}
          .identityLost=${identity?.state === 'lost'}
          @leave-requested=${this._onLeaveRequested}
          @sign-in-requested=${this._askAgain}
          @draft-changed=${(event: DraftChanged) => memory.save(draftKey, event.text)}
        ></chat-room>
      `,
    );
    if (!this._isAskingAgain) return screen;
    return html`${screen}<sign-in-dialog @close=${this._stopAsking}>${this._signIn()}</sign-in-dialog>`;
  }

  /** What asks who somebody is, once it is loaded. */
  private _signIn() {
    const { wayIn } = this.#wayIn;
    const before = wayIn?.identity.state === 'lost' ? wayIn.identity : this.navigation.place.visit;
    return signInTemplate({
      wayIn,
      machineName: this._form.machineName,
      userName: before?.userName ?? '',
    });
  }

  private _incompleteNotice() {
    return html`
      <error-notice .heading=${PAGE_INCOMPLETE.heading} .text=${PAGE_INCOMPLETE.text}>
        <button type="button" @click=${this._reload}>Reload</button>
      </error-notice>
    `;
  }

  private _begin({ config: result, memory }: ChatServices): void {
    const shell = takeShellForm(this);
    const machines = result.ok ? usableMachines(result.config) : [];
    if (!result.ok || machines.length === 0) {
      void this._load(result.ok ? loadSetUpPage : loadConfigProblems);
      return;
    }
    const { place } = this.navigation;
    const { rooms } = result.config;
    const onlyRoom = rooms.length === 1 ? rooms[0] : undefined;
    this.#joinFocus = shell?.focus;
    const chosen = machines.find(({ name }) => name === memory.load('machine')) ?? machines[0];
    this._form = {
      machineName: chosen?.name ?? '',
      roomName: shell?.roomName || place.roomName || onlyRoom || '',
      userName: shell?.userName || memory.load('user-name') || '',
    };
    this._show(place);
  }

  /** Shows what the history entry stands for. */
  private _show(place: Place): void {
    const request = requestOf(place);
    this._leave();
    if (request && this._canEnter(request)) {
      void this._enterAsKnown(request);
      return;
    }
    if (place.visit) this.navigation.stayOutside(place.roomName ?? '');
    void this._choose();
  }

  private _canEnter({ machineName, roomName, userName }: RoomRequest): boolean {
    const machine = this._machine(machineName);
    if (!machine) return false;
    return checkName(roomName).ok && (machine.auth !== 'open' || checkName(userName).ok);
  }

  /** Enters, unless the machine asks who somebody is and nobody is signed in: then that comes first. */
  private async _enterAsKnown(request: RoomRequest): Promise<void> {
    this._fill(request);
    if (!(await this._choose()) || !isSame(request, requestOf(this.navigation.place))) return;
    const identity = this.#wayIn.wayIn?.identity;
    if (!identity) void this._enter(request);
    else if (identity.state === 'signed-in') this._enterAs(identity.userName, request);
  }

  private _enterAs(userName: string, { machineName, roomName }: RoomRequest): void {
    const request = { machineName, roomName, userName };
    this.navigation.enter(request);
    void this._enter(request);
  }

  /** Turns to the machine of the form; false when that is no longer the choice, or parts of the page are gone. */
  private async _choose(): Promise<boolean> {
    const { services } = this;
    const machine = this._machine(this._form.machineName);
    if (!services || !machine) return false;
    try {
      return await this.#wayIn.choose(machine, services);
    } catch {
      this._isIncomplete = true;
      return false;
    }
  }

  private _machine(machineName: string): MachineConfig | undefined {
    const result = this.services?.config;
    if (!result?.ok) return undefined;
    return usableMachines(result.config).find(({ name }) => name === machineName);
  }

  /** Whether the machine of the form wants to know who somebody is. */
  private _asks({ tokenVendingMachines }: AppConfig): boolean {
    const chosen = tokenVendingMachines.find(({ name }) => name === this._form.machineName);
    return chosen !== undefined && chosen.auth !== 'open';
  }

  private _onIdentity(identity: Identity): void {
    switch (identity.state) {
      case 'signed-in':
        this._onSignedIn(identity.userName);
        return;
      case 'lost':
        this._askAgain();
        return;
      case 'signed-out':
        this._onSignedOut();
    }
  }

  private _onSignedIn(userName: string): void {
    this._stopAsking();
    const stay = this._stay;
    if (stay?.room && stay.request.userName === userName) {
      stay.room.retryNow();
      return;
    }
    // Somebody else, or the way back into the room after a reload.
    const request = stay?.request ?? requestOf(this.navigation.place);
    if (request && this._canEnter(request)) this._enterAs(userName, request);
  }

  /** Nothing of whoever was here stays. */
  private _onSignedOut(): void {
    this.services?.memory.forgetDrafts();
    if (this.navigation.place.visit) this.navigation.stayOutside(this._form.roomName);
    this._leave();
  }

  /** The name of somebody signed in is never offered to guests. */
  private _fill({ machineName, roomName, userName }: RoomRequest): void {
    const isGuest = this._machine(machineName)?.auth === 'open';
    this._form = { machineName, roomName, userName: isGuest ? userName : this._form.userName };
  }

  private async _enter(request: RoomRequest): Promise<void> {
    this._leave();
    const { services } = this;
    if (!services) return;
    services.prepare();
    this._fill(request);
    const stay: Stay = { request };
    this._stay = stay;
    if (!(await this._load(loadRoomScreen))) {
      if (this._stay === stay) this._stay = undefined;
      return;
    }
    try {
      const room = await services.enterRoom(request);
      // Back was pressed meanwhile.
      if (this._stay !== stay) room.close();
      else this._stay = { request, room };
    } catch {
      this._isIncomplete = true;
      if (this._stay === stay) this._stay = undefined;
    }
  }

  private _leave(): void {
    if (this._stay?.room) {
      this._stay.room.close();
      this.#joinFocus = 'heading';
    }
    this._stay = undefined;
    this._stopAsking();
  }

  private async _onMove(place: Place): Promise<void> {
    const stay = this._stay;
    if (stay?.room) {
      if (isSame(stay.request, requestOf(place))) return;
      if (!(await this._room?.confirmLeave())) {
        this.navigation.enter(stay.request);
        return;
      }
    }
    this._show(place);
  }

  private _onJoinRequested({ machineName, roomName, userName }: JoinRequested): void {
    if (this._machine(machineName)?.auth === 'open') this.services?.memory.save('user-name', userName);
    this._enterAs(userName, { machineName, roomName, userName });
  }

  private _onWayInChosen({ machineName }: WayInChosen): void {
    this.services?.memory.save('machine', machineName);
    const { place } = this.navigation;
    // Whoever was about to return into the room has thought better of it.
    if (place.visit) this.navigation.stayOutside(place.roomName ?? '');
    this._form = { ...this._form, machineName };
    void this._choose();
  }

  private _onSignOutRequested(): void {
    void this.#wayIn.wayIn?.signOut();
  }

  private _askAgain(): void {
    this._isAskingAgain = this._stay !== undefined;
  }

  private _stopAsking(): void {
    this._isAskingAgain = false;
  }

  private async _onLeaveRequested(): Promise<void> {
    if (!(await this._room?.confirmLeave())) return;
    this._leave();
    this.navigation.leave();
  }

  /** At the first sign that somebody means to join. */
  private _prepare(): void {
    this.services?.prepare();
    void this._load(loadRoomScreen);
  }

  private async _load(chunk: () => Promise<unknown>): Promise<boolean> {
    try {
      await chunk();
      return true;
    } catch {
      this._isIncomplete = true;
      return false;
    }
  }

  private readonly _onIncomplete = () => {
    this._isIncomplete = true;
  };

  private _reload(): void {
    const join = this._join;
    if (join && !this.navigation.place.visit) {
      this.services?.memory.save('user-name', join.userName);
      this.navigation.stayOutside(join.roomName);
    }
    this.navigation.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-app': ChatApp;
  }
}
