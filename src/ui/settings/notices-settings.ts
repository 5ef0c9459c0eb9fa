import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../base/clock.ts';
import { askForNotices, type NoticePermission, noticePermission } from '../parts/browser-notices.ts';
import { chime } from '../parts/chime.ts';
import { type NoticeWish, noticeWishText, parseNoticeWish } from '../parts/notice-wish.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { dateFormat } from '../words/formats.ts';
import { pageLocale } from '../words/page-locale.ts';
import { settingsCheck, settingsChoice } from './settings-field.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';

const HOUR_MS = 3_600_000;
/** When people want to be told again, on their own clock. */
const MORNING_HOUR = 8;

type Quiet = 'off' | 'hour' | 'tomorrow';

/** Of what somebody is told while they do not read it; all of it counts at once, in all tabs. */
@customElement('notices-settings')
export class NoticesSettings extends LitElement {
  @property({ attribute: false }) memory: PageMemory | undefined;
  @property({ attribute: false }) clock: Clock = new SystemClock();

  @state() private _permission: NoticePermission = noticePermission();

  static override styles = [pageStyles, settingsStyles];

  override render() {
    const { memory } = this;
    if (!memory) return nothing;
    const say = settingsWords();
    const wish = parseNoticeWish(memory.load('notices'));
    const { about, hasSound, quietUntilMs } = wish;
    const isQuiet = this._isQuiet(wish);
    return html`
      <p class="hint" .textContent=${say.noticesHint}></p>
      ${settingsChoice<NoticeWish['about']>({
        id: 'about',
        label: say.noticesAbout,
        value: about,
        choices: say.noticesChoices,
        onChange: (chosen) => void this._onAbout({ ...wish, about: chosen }, memory),
      })}
      ${about === 'nothing' || this._permission === 'granted' ? nothing : this._blockedTemplate()}
      ${
        about === 'nothing'
          ? nothing
          : html`
              ${settingsCheck({
                id: 'sound',
                label: say.noticesSound,
                isChecked: hasSound,
                onChange: (isOn) => this._onSound(isOn, wish, memory),
              })}
              ${settingsChoice<Quiet | 'on'>({
                id: 'quiet',
                label: say.quiet,
                value: isQuiet ? 'on' : 'off',
                choices: isQuiet
                  ? { ...say.quietFor, on: say.quietUntil(this._timeOf(quietUntilMs)) }
                  : say.quietFor,
                onChange: (quiet) => this._onQuiet(quiet, wish, memory),
              })}
            `
      }
    `;
  }

  /** What was chosen is not what is shown then: an hour from now is a time. */
  protected override updated(): void {
    const choice = this.renderRoot.querySelector<HTMLSelectElement>('#quiet');
    if (!choice || !this.memory) return;
    choice.value = this._isQuiet(parseNoticeWish(this.memory.load('notices'))) ? 'on' : 'off';
  }

  private _blockedTemplate() {
    const { noticesMissing, noticesBlocked, noticesAsked } = settingsWords();
    const text = { missing: noticesMissing, denied: noticesBlocked, default: noticesAsked, granted: '' };
    return html`<p class="hint" role="status" .textContent=${text[this._permission]}></p>`;
  }

  private _timeOf(atMs: number): string {
    const isToday = new Date(atMs).toDateString() === new Date(this.clock.wallMs()).toDateString();
    const options = isToday
      ? ({ timeStyle: 'short' } as const)
      : ({ weekday: 'long', hour: 'numeric', minute: '2-digit' } as const);
    return dateFormat(pageLocale(), options).format(atMs);
  }

  private async _onAbout(wish: NoticeWish, memory: PageMemory): Promise<void> {
    this._save(wish, memory);
    // At once: browsers ask nobody who has not just pressed something.
    if (wish.about !== 'nothing' && this._permission === 'default') this._permission = await askForNotices();
  }

  private _onSound(hasSound: boolean, wish: NoticeWish, memory: PageMemory): void {
    this._save({ ...wish, hasSound }, memory);
    // People hear what they have chosen.
    if (hasSound) chime();
  }

  private _onQuiet(quiet: Quiet | 'on', wish: NoticeWish, memory: PageMemory): void {
    if (quiet === 'on') return;
    this._save({ ...wish, quietUntilMs: this._quietUntilMs(quiet) }, memory);
  }

  private _isQuiet({ quietUntilMs }: NoticeWish): boolean {
    return this.clock.wallMs() < quietUntilMs;
  }

  private _quietUntilMs(quiet: Quiet): number {
    const nowMs = this.clock.wallMs();
    if (quiet === 'off') return 0;
    if (quiet === 'hour') return nowMs + HOUR_MS;
    const morning = new Date(nowMs);
    // Late at night, the next morning is that of the same date.
    if (morning.getHours() >= MORNING_HOUR) morning.setDate(morning.getDate() + 1);
    return morning.setHours(MORNING_HOUR, 0, 0, 0);
  }

  private _save(wish: NoticeWish, memory: PageMemory): void {
    memory.save('notices', noticeWishText(wish));
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notices-settings': NoticesSettings;
  }
}
