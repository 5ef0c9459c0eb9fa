import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../base/clock.ts';
import type { Connection } from '../../chat/room/chat-room.ts';
import { Countdown } from './countdown.ts';
import { Online } from './online.ts';
import { roomWords } from './room-words.ts';
import '../parts/late-colors.ts';

/** How the room is connected, in words. The only `role="status"` of the page. */
@customElement('chat-status')
export class ChatStatus extends LitElement {
  @property({ attribute: false }) connection: Connection = { state: 'connecting' };
  /** The user has to sign in again. */
  @property({ attribute: false }) identityLost = false;
  @property({ attribute: false }) clock: Clock = new SystemClock();

  readonly #countdown = new Countdown(this, { clock: () => this.clock });
  readonly #online = new Online(this);

  static override styles = css`
    :host {
      /* A phone has room for ten letters. */
      overflow-wrap: anywhere;
      hyphens: auto;
      color: var(--text-muted);
      font-size: 0.875rem;
      line-height: 1.3;
    }

    span[role] {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }

    i {
      flex: none;
      width: 0.5rem;
      height: 0.5rem;
      border: 2px solid var(--warning);
      border-radius: 50%;
      forced-color-adjust: none;
    }

    .live i {
      border-color: var(--success);
      background: var(--success);
    }

    .refused i {
      border-color: var(--danger);
      border-radius: 2px;
      background: var(--danger);
    }

    .connecting i,
    .recovering i {
      animation: wait 1.4s ease-in-out infinite alternate;
    }

    .count {
      font-variant-numeric: tabular-nums;
    }

    @keyframes wait {
      to {
        opacity: 0.25;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      i {
        animation: none !important;
      }
    }
  `;

  override render() {
    const { connection } = this;
    const countdown = this._countdown(connection);
    const isUnderWay = connection.state === 'recovering' && !connection.canPublish && countdown === '';
    const words = this._words(connection) + (isUnderWay ? roomWords().underWay : '');
    // The seconds are for the eye: a screen reader hears the state once, not every second.
    // A stream may seem alive for a while after its network went: that must not look well.
    const isLame = connection.state === 'live' && (!this.#online.isOnline || connection.isDelayed);
    const tone = isLame ? 'offline' : connection.state;
    return html`<span role="status" class=${tone}
      ><i></i
      ><span
        ><span .textContent=${words}></span
        ><span class="count" aria-hidden="true" .textContent=${countdown}></span></span
    ></span>`;
  }

  private _words(connection: Connection): string {
    const say = roomWords();
    const { isOnline } = this.#online;
    switch (connection.state) {
      case 'connecting':
        return (isOnline ? say.connecting : say.offline) + say.underWay;
      case 'live':
        if (!isOnline) return say.offline;
        if (connection.isDelayed) return say.delayed;
        return connection.readOnly ? say.liveReadOnly : say.live;
      case 'recovering':
        if (!isOnline) return say.offline;
        if (connection.canPublish) return say.sendsOnly;
        return connection.wasLive ? say.reconnecting : say.connecting;
      case 'refused':
        return this.identityLost ? say.signInAgain : say.notConnected;
      case 'closed':
        return say.closed;
    }
  }

  /** Empty where there is nothing to wait for. */
  private _countdown(connection: Connection): string {
    if (connection.state !== 'recovering' || connection.retryAtMs === undefined) return '';
    const seconds = this.#countdown.secondsUntil(connection.retryAtMs);
    if (seconds === 0) return '';
    const say = roomWords();
    const isTimeOnly = this.#online.isOnline && !connection.canPublish;
    return isTimeOnly ? say.retryIn(seconds) : say.nextTryIn(seconds);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-status': ChatStatus;
  }
}
