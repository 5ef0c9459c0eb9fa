import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import type { HistoryServices } from './settings-services.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';

/** Whether messages are kept on this device. */
@customElement('history-settings')
export class HistorySettings extends LitElement {
  @property({ attribute: false }) history: HistoryServices | undefined;

  @state() private _isTurning = false;
  /** What was wanted, and could not be. */
  @state() private _refused: 'on' | 'off' | undefined;

  static override styles = [pageStyles, settingsStyles];

  override render() {
    const { history } = this;
    if (!history) return nothing;
    const say = settingsWords();
    if (history.isForbidden) return html`<p class="hint" .textContent=${say.historyForbidden}></p>`;
    return html`
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="hint"
          ?disabled=${this._isTurning}
          @change=${(event: Event) => void this._turn(event, history)}
        />
        <span .textContent=${say.historyKeep}></span>
      </label>
      <p id="hint" class="hint" .textContent=${say.historyHint}></p>
      ${this._refused ? html`<p class="error" role="alert" .textContent=${this._refused === 'on' ? say.historyBlocked : say.historyNotDeleted}></p>` : nothing}
    `;
  }

  /** The box says what is, and not what somebody pressed. */
  protected override updated(): void {
    const box = this.renderRoot.querySelector('input');
    if (box && !this._isTurning) box.checked = this.history?.isOn() ?? false;
  }

  private async _turn({ target }: Event, history: HistoryServices): Promise<void> {
    const box = target as HTMLInputElement;
    const isOn = box.checked;
    this._isTurning = true;
    const isDone = await history.turn(isOn);
    this._refused = isDone ? undefined : isOn ? 'on' : 'off';
    this._isTurning = false;
    await this.updateComplete;
    // It has lost it while it was disabled.
    if (!this.renderRoot.contains(document.activeElement)) box.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-settings': HistorySettings;
  }
}
