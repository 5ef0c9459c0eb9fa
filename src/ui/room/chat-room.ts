import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../base/cancel.ts';
import { type Clock, SystemClock } from '../../base/clock.ts';
import type { Author } from '../../chat/author.ts';
import type { MutedPeople } from '../../chat/muted-people.ts';
import type { Connection, Problem } from '../../chat/room/chat-room.ts';
import type { ConfirmDialog, Question } from '../parts/confirm-dialog.ts';
import type { ErrorNotice } from '../parts/error-notice.ts';
import { leaveIcon, linkIcon, peopleIcon, roomsIcon, searchIcon } from '../parts/icons.ts';
import { onWideStyles } from '../parts/on-wide-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { settingsButton } from '../parts/settings-button.ts';
import type { UserMessage } from '../parts/user-message.ts';
import { renderAgain } from '../words/render-again.ts';
import { spokenIn } from '../words/spoken-in.ts';
import { hasKeyboard } from './abilities.ts';
import type { ChatComposer } from './chat-composer.ts';
import { chatRoomStyles } from './chat-room-styles.ts';
import type { CopyLinkButton } from './copy-link-button.ts';
import { LatePart } from './late-part.ts';
import type { ChatMessageList } from './list/chat-message-list.ts';
import { markOf, nameOf } from './list/list-words.ts';
import type { Room } from './room.ts';
import type { RoomDeeds } from './room-deeds.ts';
import {
  type DiscardRequested,
  type DraftChanged,
  LeaveRequested,
  type MuteRequested,
  type RetryRequested,
  RoomsRequested,
  type SendRequested,
  SettingsRequested,
  SignInRequested,
} from './room-events.ts';
import { roomWords } from './room-words.ts';
import type { SearchOpener } from './search/search-opener.ts';
import { writingRefused } from './writing-refused.ts';
import './chat-composer.ts';
import './chat-status.ts';
import './list/chat-message-list.ts';

const MAX_COUNT = 99;

/** A problem that is the sign-in service's, and what can be done. */
interface RoomTrouble {
  /** Absent: there is none; the sign-in may come to its end all the same. */
  readonly problem?: Problem;
  readonly isOver: boolean;
  readonly tryAgain: () => void;
  readonly signInAgain: () => void;
}

/**
 * One conversation on screen. Draws `room` and passes on what the user does, but does not close the room.
 * @fires LeaveRequested
 * @fires SignInRequested
 * @fires SettingsRequested
 * @fires RoomsRequested
 */
@customElement('chat-room')
export class ChatRoom extends LitElement {
  /** Set once. */
  @property({ attribute: false }) room: Room | undefined;
  @property({ attribute: false }) clock: Clock = new SystemClock();
  @property({ attribute: false }) machineName = '';
  @property({ attribute: false }) cacheName = '';
  /** Without one, none is offered. */
  @property({ attribute: false }) inviteLink = '';
  /** Number of the row before which whoever reads had stopped. */
  @property({ attribute: false }) newFrom: number | undefined;
  /** How much is unread in other rooms. */
  @property({ attribute: false }) unreadElsewhere = 0;
  /** Whom the reader does not want to read; undefined: that is not offered. */
  @property({ attribute: false }) muted: MutedPeople | undefined;
  /** How long that lasts, and how it is taken back; absent: as in the page. */
  muteText: (() => string) | undefined;
  /** The initial text of the composer. */
  @property({ attribute: false }) draft = '';
  /** Whoever is here has signed in, so that a machine may know them and not let them in. */
  @property({ attribute: false }) isMember = false;
  /** Draws what the service that signs people in has against it, and that a sign-in is about to end. */
  @property({ attribute: false }) signInTrouble: ((trouble: RoomTrouble) => unknown) | undefined;
  /** The user has to sign in again, and can only read until then. */
  @property({ attribute: false }) identityLost = false;
  /**
   * It stands in somebody else's page, beside whatever else is there: focus, keys and landmarks of the page are not its
   * own, and whoever put it there says when it is left. Set once.
   */
  @property({ attribute: false }) isEmbedded = false;
  /** There is neither a list of rooms nor a way out. Set once. */
  @property({ attribute: false }) isAlone = false;
  /** A part of the page could not be loaded. */
  @property({ attribute: false }) onFailure: (error: unknown) => void = () => {};

  @state() private _connection: Connection = { state: 'connecting' };
  @query('chat-composer') private readonly _composer!: ChatComposer;
  @query('chat-message-list') private readonly _list!: ChatMessageList;
  @query('confirm-dialog') private readonly _dialog!: ConfirmDialog;
  @query('h1') private readonly _heading!: HTMLElement;

  /** Where it cannot be had, nobody is said to write, a keyboard may lie over the page, and problems have few words. */
  private readonly _late = new LatePart(this, {
    load: () => import('./once-entered.ts'),
    onThere: (later) => {
      this._deeds = new later.RoomDeeds(this);
      this._search = new later.SearchOpener(this);
      if (this._composer?.shadowRoot) later.adoptLateStyles(this._composer.shadowRoot);
      if (!this.isEmbedded) later.keepAboveKeyboard(this);
    },
  });
  /** There with the part above, as is the next. */
  private _deeds: RoomDeeds | undefined;
  private _search: SearchOpener | undefined;
  #unsubscribe: Cancel | undefined;
  /** What it spoke when it was taken out: a change of language reaches only what is in the page. */
  #language: string | undefined;

  static override styles = [pageStyles, onWideStyles, chatRoomStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this._follow();
    if (!this.hasUpdated) return;
    if (this.#language !== spokenIn.lang) {
      this.requestUpdate();
      renderAgain(this.renderRoot);
    }
    this._begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#language = spokenIn.lang;
    // Whoever comes back to a room that is open does not wait for it.
    this.style.animation = 'none';
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /**
   * Whether the room may be left. Asks the user if messages would be lost.
   * @param count of those messages, in whatever rooms
   */
  async confirmLeave(count = this.room?.unsentCount ?? 0): Promise<boolean> {
    if (count === 0) return true;
    await this.updateComplete;
    const say = roomWords();
    return this.ask({
      heading: say.unsentHeading(count),
      text: say.unsentText,
      confirm: say.leaveAnyway,
      cancel: say.stay,
    });
  }

  override render() {
    const { room } = this;
    if (!room) return nothing;
    const connection = this._connection;
    const closedBecause = this._closedBecause(connection);
    return html`
      <header part="header" role=${this.isEmbedded ? 'none' : nothing}>
        <button type="button" class="skip" @click=${this._skip} .textContent=${roomWords().toMessages}></button>
        ${this.isAlone ? nothing : this._roomsButton()}
        <div class="who">
          <h1 part="heading" aria-level=${this.isEmbedded ? 2 : nothing} tabindex="-1" dir="auto" title=${room.roomName} translate="no" .textContent=${room.roomName}></h1>
          <div class="state">
            <chat-status
              .connection=${connection}
              .identityLost=${this.identityLost}
              .clock=${this.clock}
            ></chat-status>
            ${this._whoAmI(room.author)}
          </div>
        </div>
 ${this._peopleButton()} ${this._findButton()}
        ${this.inviteLink === '' ? nothing : this._copyButton()}
        ${this.isAlone ? nothing : this._pageButtons()}
        ${this._search?.template()}
      </header>
      ${this._problem(connection)}
      <div class="main" role=${this.isEmbedded ? nothing : 'main'}>
        <chat-message-list
          part="messages"
          .timeline=${room.timeline}
          .muted=${this.muted}
          .readerName=${room.author.name}
          .reactions=${room.reactions}
          .onFailure=${this.onFailure}
          .newFrom=${this.newFrom}
          .isLoading=${connection.state !== 'live'}
          .clock=${this.clock}
          .canWrite=${closedBecause === ''}
          .canChange=${this._canChange}
          @change-requested=${this._onDeed}
          @reply-requested=${this._onDeed}
          @mute-requested=${this._onMuteRequested}
          @retry-requested=${this._onRetryRequested}
          @discard-requested=${this._onDiscardRequested}
        ></chat-message-list>
        <typing-line .people=${room.people} .timeline=${room.timeline} .muted=${this.muted}></typing-line>
        <chat-composer
          part="composer"
          .draft=${this.draft}
          .closedBecause=${closedBecause}
          .answers=${this._deeds?.answers}
          .edited=${this._deeds?.edited}
          .banner=${this._late.part?.composerBanner}
          .markByKeys=${this._late.part?.markByKeys}
          .payloadBytes=${this._payloadBytes}
          .people=${this}
          @reply-cancelled=${this._onDeed}
          @edit-cancelled=${this._onDeed}
          @edit-last-requested=${this._onDeed}
          @draft-changed=${this._onDraftChanged}
          @send-requested=${this._onSendRequested}
        ></chat-composer>
      </div>
      <confirm-dialog></confirm-dialog>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('room')) this._follow();
  }

  protected override firstUpdated(): void {
    this._begin();
    this._late.begin(this.clock);
    // Where it cannot be loaded, the browser asks.
    import('../parts/confirm-dialog.ts').catch(() => {});
  }

  /** Asks the user. */
  async ask(question: Question): Promise<boolean> {
    try {
      await import('../parts/confirm-dialog.ts');
    } catch {
      // oxlint-disable-next-line no-alert -- there is nothing else to ask with
      return confirm(`${question.heading}\n\n${question.text}`);
    }
    return this._dialog.ask(question);
  }

  private _begin(): void {
    if (!this.isEmbedded) void this.enter();
  }

  /** Takes whoever comes to where they write, or, where that brings up a keyboard, to the top. */
  async enter(): Promise<void> {
    // The focus has the room laid out: once, with its messages.
    await this._list.updateComplete;
    // On a touch screen the focus would bring up the keyboard, over the messages that the user came to read.
    if (!hasKeyboard()) {
      this._heading.focus();
      return;
    }
    await this._composer.updateComplete;
    this._composer.focus();
  }

  /** The identity that the machine gave, with its mark if it has one. */
  private _whoAmI(author: Author) {
    const name = nameOf(author);
    const { word, meaning } = markOf(author);
    // Before the machine has answered, nothing is known.
    if (author.mark === 'claimed' && this._connection.state === 'connecting')
      return html`<span class="name" title=${name}>· <bdi translate="no" .textContent=${name}></bdi></span>`;
    return html`<span class="name" title="${name}: ${meaning}"
      >· <bdi translate="no" .textContent=${name}></bdi> · <span .textContent=${word}></span
    ></span>`;
  }

  private _closedBecause(connection: Connection): string {
    if (this.identityLost) return roomWords().identityLost.text;
    if (connection.state !== 'live') return this.isMember ? writingRefused(connection) : '';
    if (!connection.readOnly) return '';
    const { readOnly } = roomWords();
    return connection.roleIsUnknown ? (this._late.part?.problemsWords().roleIsUnknown ?? readOnly) : readOnly;
  }

  private _problem(connection: Connection) {
    const { room } = this;
    const later = this._late.part;
    if (!room) return nothing;
    const say = roomWords();
    const signInAgain = this._requestSignIn;
    if (this.identityLost) {
      const button = html`<button type="button" @click=${signInAgain} .textContent=${say.signIn}></button>`;
      return this._notice(say.identityLost, 'danger', button);
    }
    // A stream that has just broken is usually back before anyone could read why.
    const isInTrouble =
      connection.state === 'refused' ||
      (connection.state === 'recovering' && (connection.attempt > 0 || connection.canPublish));
    const isOver = connection.state === 'refused';
    const tryAgain = () => room.retryNow();
    if (!isInTrouble) {
      const trouble = this.signInTrouble?.({ isOver, tryAgain, signInAgain });
      if (connection.state !== 'live' || !connection.isDelayed || !later) return trouble;
      return html`${trouble}${this._notice(later.delayIn(this), 'warning')}`;
    }
    const { problem } = connection;
    if (problem.source === 'sign-in') {
      return this.signInTrouble?.({ problem, isOver, tryAgain, signInAgain });
    }
    // What is about to be said in its own words is not said in others before.
    const isMissed = this._late.isMissed || (connection.state === 'recovering' && connection.attempt > 1);
    const message = later?.problemIn(this, room, problem) ?? (isMissed ? say.unreachable : undefined);
    if (!message) return nothing;
    const button = html`<button type="button" @click=${tryAgain} .textContent=${say.retryNow}></button>`;
    return this._notice(message, isOver ? 'danger' : 'warning', button);
  }

  private _notice({ heading, text }: UserMessage, tone: ErrorNotice['tone'], button: unknown = nothing) {
    if (this._late.part) {
      return html`<error-notice .tone=${tone} .heading=${heading} .text=${text}>${button}</error-notice>`;
    }
    return html`<error-notice role="alert"><b .textContent=${heading}></b> <span .textContent=${text}></span> ${button}</error-notice>`;
  }

  private _follow(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.room?.onConnection((connection) => {
      this._connection = connection;
      this._late.tryAgain();
    });
    if (this.room) this._connection = this.room.connection;
  }

  private readonly _payloadBytes = (text: string) => {
    return (this._deeds ?? this.room)?.payloadBytes(text) ?? 0;
  };

  private readonly _canChange = (key: string) => this.room?.canChange(key) ?? false;

  private readonly _requestSignIn = () => {
    this.dispatchEvent(new SignInRequested());
  };

  /** Where the list has no column of its own. */
  private _roomsButton() {
    const count = this.unreadElsewhere;
    const name = roomWords().rooms(count);
    return html`
      <button type="button" class="rooms" aria-label=${name} title=${name} aria-haspopup="dialog"
        @click=${() => this.dispatchEvent(new RoomsRequested())}
      >${roomsIcon}${count > 0 ? html`<span class="count" aria-hidden="true" .textContent=${count > MAX_COUNT ? `${MAX_COUNT}+` : count}></span>` : nothing}</button>
    `;
  }

  /** What it looks like stands in it until it is loaded. */
  private _copyButton() {
    return html`
      <copy-link-button .link=${this.inviteLink} .clock=${this.clock}><button type="button" @click=${this._copyLink}
        >${linkIcon}<span class="on-wide" .textContent=${roomWords().copyInviteLink}></span></button
      ></copy-link-button>
    `;
  }

  private async _copyLink(): Promise<void> {
    if (await this._late.need(this.onFailure))
      await this.renderRoot.querySelector<CopyLinkButton>('copy-link-button')?.copy();
  }

  private _pageButtons() {
    return html`
      ${this.isEmbedded ? nothing : settingsButton(this._requestSettings)}
      <button type="button" class="leave" @click=${this._requestLeave}>
        ${leaveIcon}<span class="on-wide" .textContent=${roomWords().leave}></span>
      </button>
    `;
  }

  private _skip(): void {
    this.renderRoot.querySelector('chat-message-list')?.focus();
  }

  private _requestSettings(): void {
    this.dispatchEvent(new SettingsRequested());
  }

  private _requestLeave(): void {
    this.dispatchEvent(new LeaveRequested());
  }

  private _onSendRequested(event: SendRequested): void {
    const isTaken = this._deeds ? this._deeds.send(event.text) : this.room?.send(event.text).ok;
    if (!isTaken) event.preventDefault();
  }

  /** At once where it can be: on a touch screen the focus brings up the keyboard only in answer to the finger. */
  private async _onDeed(event: Event): Promise<void> {
    if (this._deeds ?? (await this._late.need(this.onFailure))) this._deeds?.do(event);
  }

  private _peopleButton() {
    const name = roomWords().people;
    return html`
      <button type="button" class="find" aria-label=${name} title=${name} aria-haspopup="dialog"
        @click=${() => void this._showPeople()}>${peopleIcon}</button>
    `;
  }

  private async _showPeople(): Promise<void> {
    try {
      const { showPeople } = await import('./people/people-dialog.ts');
      await showPeople(this);
    } catch (error) {
      this.onFailure(error);
    }
  }

  private _onDraftChanged({ text }: DraftChanged): void {
    this.room?.people.tell((people) => people.noteTyping(text !== ''));
  }

  private _findButton() {
    const { search: name, searchAndKeys } = roomWords();
    return html`
      <button type="button" class="find" aria-label=${name} title=${searchAndKeys} aria-expanded=${this._search?.isOpen ?? false}
        aria-keyshortcuts="Control+Shift+F" @click=${this._toggleSearch}
      >${searchIcon}</button>
    `;
  }

  private async _toggleSearch(): Promise<void> {
    if (this._search ?? (await this._late.need(this.onFailure))) await this._search?.toggle();
  }

  private _onMuteRequested(event: MuteRequested): void {
    if (event.isMuted) void this._onDeed(event);
    else this.muted?.unmute(event.author);
  }

  private _onRetryRequested(event: RetryRequested): void {
    this.room?.retry(event.key);
  }

  private _onDiscardRequested(event: DiscardRequested): void {
    this.room?.discard(event.key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-room': ChatRoom;
  }
}
