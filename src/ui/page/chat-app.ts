import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../base/cancel.ts';
import { lazily } from '../../base/lazily.ts';
import type { AppConfig } from '../../config/app-config.ts';
import { asksWho } from '../../sign-in/kinds.ts';
import type { ChatJoin, FieldFocus } from '../join/chat-join.ts';
import type { JoinRequested, WayInChosen } from '../join/join-events.ts';
import type { NameProblems } from '../join/join-fields.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { settingsButton } from '../parts/settings-button.ts';
import type { RoomRequest } from '../room/room-request.ts';
import type { SettingsServices } from '../settings/settings-services.ts';
import type { ChatServices } from './chat-services.ts';
import { incompleteNotice, incompleteNoticeStyles } from './incomplete-notice.ts';
import type { Journey, JourneyHost } from './journey.ts';
import { Navigation, type Place } from './navigation.ts';
import { takeShellForm } from './shell-form.ts';
import '../join/chat-join.ts';

const loadJourney = lazily(() => import('./journey.ts'));

/**
 * The page: which screen is shown. Everything after the join form is lazy; `Journey` leads there.
 * @slot - the shell of index.html, shown until `services` are there
 * @slot notice - what is told of beside any screen, one below the other
 */
@customElement('chat-app')
export class ChatApp extends LitElement implements JourneyHost {
  /** Set once, as soon as the configuration has been read. */
  @property({ attribute: false }) services: ChatServices | undefined;
  @property({ attribute: false }) navigation = new Navigation();

  /** What the join form begins with; the name is that of a guest. */
  @state() form: RoomRequest = { machineName: '', roomName: '', userName: '' };
  /** What is wrong with the names in the form that was sent. */
  @state() refused: NameProblems = {};
  /** The user wants to join, and what that needs is being loaded. */
  @state() private _isJoining = false;
  /** Set while the settings are shown. */
  @state() private _settings: SettingsServices | undefined;
  /** Draws what went wrong, if anything did. */
  @state() private _notice: typeof incompleteNotice | undefined;
  @query('chat-join') readonly joinForm!: ChatJoin | null;

  /** Set from the first sign that the user is going to join. */
  #journey: Journey | undefined;
  #shellFocus: FieldFocus | undefined;
  #stopListening: Cancel | undefined;

  static override styles = [
    pageStyles,
    incompleteNoticeStyles,
    css`
      :host {
        display: block;
      }

      .settings {
        position: absolute;
        top: max(var(--space-2), env(safe-area-inset-top));
        inset-inline-end: max(var(--space-2), env(safe-area-inset-right));
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--text-muted);
      }
    `,
  ];

  constructor() {
    super();
    // From wherever settings are saved, or a newer version is taken.
    this.addEventListener('reload-needed', () => this._reload());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.navigation.onMove((place) => this._onMove(place));
    // Beside the configuration, for whoever comes back to a room. What fails is met again on the way in.
    if (this.navigation.place.visit) loadJourney().catch(() => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render() {
    const { services } = this;
    if (!services) return html`<slot></slot>`;
    // The room has its own button.
    return html`
      ${this._screen(services)} ${this.#journey?.isInside ? nothing : settingsButton(this.openSettings)}
      ${this._settings ? this._settingsDialog(this._settings) : nothing}
      <div id="notice">${this._notice?.(this._reload)}<slot name="notice"></slot></div>
    `;
  }

  openSettings(): void {
    void this._attempt(async () => {
      const { services } = this;
      if (!services) return;
      const loading = [services.settings(), import('../settings/settings-dialog.ts')] as const;
      [this._settings] = await Promise.all(loading);
    });
  }

  async onFailure(error: unknown): Promise<void> {
    const late = await import('./failure-notice.ts').catch(() => undefined);
    this._notice = late?.failureNotice(error, () => (this._notice = undefined)) ?? incompleteNotice;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('services') && this.services) this._begin(this.services);
  }

  private _screen({ config: result, memory }: ChatServices) {
    if (!result.ok) {
      return html`<config-problems .problems=${result.problems} .memory=${memory}></config-problems>`;
    }
    if (result.config.tokenVendingMachines.length === 0) return html`<set-up-page></set-up-page>`;
    return this.#journey?.isInside ? this.#journey.roomScreen() : this._joinScreen(result.config);
  }

  private _joinScreen({ tokenVendingMachines: machines, rooms, brand }: AppConfig) {
    const { machineName, roomName, userName } = this.form;
    const journey = this.#journey;
    const signedInName = journey?.signedInName;
    const machine = machines.find(({ name }) => name === machineName);
    return html`
      <chat-join
        .machines=${machines}
        .rooms=${rooms}
        .brand=${brand}
        .machineName=${machineName}
        .roomName=${roomName}
        .userName=${userName}
        .signedInName=${signedInName}
        .signedInAs=${journey?.signedInAs}
        .asksWho=${machine !== undefined && asksWho(machine) && signedInName === undefined}
        .refused=${this.refused}
        .busy=${this._isJoining || (journey?.isEntering ?? false)}
        .initialFocus=${journey?.hasLeft ? 'heading' : this.#shellFocus}
        @join-requested=${this._onJoinRequested}
        @way-in-chosen=${this._onWayInChosen}
        @sign-out-requested=${() => journey?.signOut()}
        @focusin=${this._prepare}
        @pointerover=${this._prepare}
      >${journey?.signInForm()}</chat-join>
    `;
  }

  private _settingsDialog(services: SettingsServices) {
    return html`
      <settings-dialog
        .services=${services}
        @close=${this._closeSettings}
      ></settings-dialog>
    `;
  }

  private _begin({ config: result, memory }: ChatServices): void {
    const shell = takeShellForm(this);
    const machines = result.ok ? result.config.tokenVendingMachines : [];
    if (!result.ok || machines.length === 0) {
      void this._attempt<unknown>(() =>
        result.ok ? import('../set-up/set-up-page.ts') : import('../set-up/config-problems.ts'),
      );
      return;
    }
    const { place } = this.navigation;
    const { rooms } = result.config;
    const onlyRoom = rooms.length === 1 ? rooms[0] : undefined;
    const chosen = machines.find(({ name }) => name === memory.load('machine')) ?? machines[0];
    this.#shellFocus = shell?.focus;
    this.form = {
      machineName: chosen?.name ?? '',
      roomName: shell?.roomName || place.roomName || onlyRoom || '',
      userName: shell?.userName || memory.load('user-name') || '',
    };
    // Once the form is drawn; where people have to sign in first, they see that instead.
    if (shell?.isSent)
      setTimeout(() => this.joinForm?.renderRoot.querySelector<HTMLElement>('.primary')?.click());
    if (place.visit) this._prepare();
    if (place.visit || (chosen && asksWho(chosen))) void this._travel((journey) => journey.show(place));
  }

  private _onMove(place: Place): void {
    if (this.#journey || place.visit) void this._travel((journey) => journey.onMove(place));
  }

  private async _onJoinRequested(request: JoinRequested): Promise<void> {
    const { machineName, roomName, userName } = request;
    if (this.#journey?.signedInName === undefined) this.services?.memory.save('user-name', userName);
    this._isJoining = true;
    await this._travel((journey) => journey.join({ machineName, roomName, userName }));
    this._isJoining = false;
  }

  private _onWayInChosen({ machineName }: WayInChosen): void {
    this.services?.memory.save('machine', machineName);
    this.form = { ...this.form, machineName };
    void this._travel((journey) => journey.choose());
  }

  /** At the first sign that the user is going to join. */
  private _prepare(): void {
    void this._attempt(async () => this.services?.prepare());
    void this._travel((journey) => journey.prepare());
  }

  /** At once if the journey is loaded: the identity of the previous machine must never be taken for this one's. */
  private _travel(go: (journey: Journey) => unknown): Promise<void> {
    return this._attempt(async () => go(this.#journey ?? (await this.#setOut())));
  }

  async #setOut(): Promise<Journey> {
    const { Journey } = await loadJourney();
    return (this.#journey ??= new Journey(this));
  }

  /** Runs work that needs a lazy chunk. */
  private async _attempt<T>(action: () => Promise<T>): Promise<void> {
    try {
      await action();
    } catch (error) {
      await this.onFailure(error);
    }
  }

  private _closeSettings(): void {
    this._settings = undefined;
  }

  private _reload(): void {
    const join = this.joinForm;
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
