import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Cancel } from '../base/cancel.ts';
import { checkName } from '../chat/name.ts';
import type { AppConfig, MachineConfig } from '../config/app-config.ts';
import type { ChatJoin } from './chat-join.ts';
import type { ChatRoom } from './chat-room.ts';
import type { ChatServices, Room, RoomRequest } from './chat-services.ts';
import type { DraftChanged, JoinRequested } from './events.ts';
import { PAGE_INCOMPLETE } from './join-messages.ts';
import { Navigation, type Place } from './navigation.ts';
import { pageStyles } from './page-styles.ts';
import { type FieldFocus, takeShellForm } from './shell-form.ts';
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

  /** What the join form begins with. */
  @state() private _form: RoomRequest = { machineName: '', roomName: '', userName: '' };
  @state() private _stay: Stay | undefined;
  /** A lazy chunk could not be loaded. */
  @state() private _isIncomplete = false;
  @query('chat-join') private readonly _join!: ChatJoin | null;
  @query('chat-room') private readonly _room!: ChatRoom | null;

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
    if (!stay?.room) {
      return html`
        <chat-join
          .machines=${machines}
          .rooms=${config.rooms}
          .machineName=${this._form.machineName}
          .roomName=${this._form.roomName}
          .userName=${this._form.userName}
          .busy=${stay !== undefined}
          .initialFocus=${this.#joinFocus}
          @join-requested=${this._onJoinRequested}
          @focusin=${this._prepare}
          @pointerover=${this._prepare}
        ></chat-join>
      `;
    }
    const { room, request } = stay;
    return keyed(
      room,
      html`
        <chat-room
          .room=${room}
          .clock=${clock}
          .machineName=${request.machineName}
          .cacheName=${config.cacheName}
          .inviteLink=${this.navigation.inviteLink(request.roomName)}
          .draft=${memory.load(`draft:${request.roomName}`) ?? ''}
          @leave-requested=${this._onLeaveRequested}
          @draft-changed=${(event: DraftChanged) => memory.save(`draft:${request.roomName}`, event.text)}
        ></chat-room>
      `,
    );
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
    this._form = {
      machineName: machines[0]?.name ?? '',
      roomName: shell?.roomName || place.roomName || onlyRoom || '',
      userName: shell?.userName || memory.load('user-name') || '',
    };
    this._show(place);
  }

  /** Shows what the history entry stands for. */
  private _show(place: Place): void {
    const request = requestOf(place);
    if (request && this._canEnter(request)) {
      void this._enter(request);
      return;
    }
    if (place.visit) this.navigation.stayOutside(place.roomName ?? '');
    this._leave();
  }

  private _canEnter({ machineName, roomName, userName }: RoomRequest): boolean {
    const result = this.services?.config;
    if (!result?.ok || !usableMachines(result.config).some(({ name }) => name === machineName)) return false;
    return checkName(roomName).ok && checkName(userName).ok;
  }

  private async _enter(request: RoomRequest): Promise<void> {
    this._leave();
    const { services } = this;
    if (!services) return;
    services.prepare();
    this._form = request;
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
    const request = { machineName, roomName, userName };
    this.services?.memory.save('user-name', userName);
    this.navigation.enter(request);
    void this._enter(request);
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

/** Machines that let in whoever has no identity. */
function usableMachines(config: AppConfig): readonly MachineConfig[] {
  return config.tokenVendingMachines.filter(({ auth }) => auth === 'open');
}

function requestOf({ roomName, visit }: Place): RoomRequest | undefined {
  return roomName === undefined || !visit ? undefined : { ...visit, roomName };
}

function isSame(a: RoomRequest, b: RoomRequest | undefined): boolean {
  return a.roomName === b?.roomName && a.machineName === b.machineName && a.userName === b.userName;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-app': ChatApp;
  }
}
