import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../../base/cancel.ts';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import { documentLocale } from '../../../ui/words/document-locale.ts';
import { dateFormat } from '../../../ui/words/formats.ts';
import { cognitoNoticeWords } from './cognito-notice-words.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/error-notice.ts';

const DAY_MS = 86_400_000;
/** Said this long before the end; where sign-ins are short, in their last fifth. */
const NOTICE_MS = 2 * DAY_MS;
const NOTICE_SHARE = 0.2;
/** Who puts it off hears of it once more when half of the time is gone; with less than this left, no more. */
const LAST_WORD_MS = 300_000;
/** Another tab may have signed in again meanwhile. */
const LOOK_MS = 60_000;

/** Tells whoever is signed in that they will have to sign in again, when that is still theirs to choose. */
@customElement('sign-in-end')
export class SignInEnd extends LitElement {
  @property({ attribute: false }) wayIn: Pick<Cognito, 'endsAtMs' | 'sessionDays'> | undefined;
  @property({ attribute: false }) clock: Clock = new SystemClock();
  /** Absent: the words say where to. */
  @property({ attribute: false }) signInAgain: (() => void) | undefined;
  #cancelTimer: Cancel = () => {};
  /** Until then, wall time, nothing is said. */
  #quietUntilMs = 0;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
      }

      :host(.over) error-notice {
        max-height: 40dvh;
        margin: var(--space-3) var(--space-4) 0;
        overflow-y: auto;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelTimer();
  }

  override render() {
    const endsAtMs = this.wayIn?.endsAtMs;
    if (endsAtMs === undefined || !this._isDue(endsAtMs)) return nothing;
    const { heading, inRoom, outside, signInAgain, later } = cognitoNoticeWords().end;
    const end = {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    } as const;
    const when = dateFormat(documentLocale(), end).format(endsAtMs);
    return html`
      <error-notice .tone=${'warning'} .heading=${heading(when)} .text=${this.signInAgain ? inRoom : outside}>
        ${this.signInAgain ? html`<button type="button" @click=${this.signInAgain} .textContent=${signInAgain}></button>` : nothing}
        <button type="button" @click=${this._putOff} .textContent=${later}></button>
      </error-notice>
    `;
  }

  protected override updated(): void {
    this.#cancelTimer();
    if (!this.isConnected || this.wayIn?.endsAtMs === undefined) return;
    this.#cancelTimer = this.clock.setTimer(LOOK_MS, () => this.requestUpdate());
  }

  private _isDue(endsAtMs: number): boolean {
    const nowMs = this.clock.wallMs();
    const wholeMs = (this.wayIn?.sessionDays ?? 0) * DAY_MS;
    return (
      nowMs < endsAtMs &&
      nowMs >= endsAtMs - Math.min(NOTICE_MS, NOTICE_SHARE * wholeMs) &&
      nowMs >= this.#quietUntilMs
    );
  }

  private _putOff(): void {
    const endsAtMs = this.wayIn?.endsAtMs ?? 0;
    const leftMs = endsAtMs - this.clock.wallMs();
    this.#quietUntilMs = leftMs > LAST_WORD_MS ? endsAtMs - leftMs / 2 : endsAtMs;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-end': SignInEnd;
  }
}
