import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Clock, SystemClock } from '../../base/clock.ts';
import type { StepProgress } from '../../diagnostics/steps.ts';
import { joinWords } from '../join/join-words.ts';
import { BriefFlag } from '../parts/brief-flag.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { selectStyles } from '../parts/select-styles.ts';
import '../parts/error-notice.ts';
import type { CheckUpServices } from './check-up-services.ts';
import { diagnosticsWords, stepInWords } from './diagnostics-words.ts';
import { latencyPicture } from './latency-picture.ts';
import { panelStyles } from './panel-styles.ts';
import { STEP_ICONS } from './step-icons.ts';

/**
 * The check-up: one button, and what it finds. Whoever hosts it imports this module lazily and gives it `services`;
 * it fills the width it gets, has no heading of its own, and stops what is running when it leaves the page:
 *
 * `<diagnostics-panel .services=${services} .machineName=${'Guest'}></diagnostics-panel>`
 */
@customElement('diagnostics-panel')
export class DiagnosticsPanel extends LitElement {
  /** src/compose/check-up.ts keeps what they promise. */
  @property({ attribute: false }) services: CheckUpServices | undefined;
  /** The machine to begin with; the first one otherwise. Where there are several, people choose. */
  @property({ attribute: false }) machineName = '';
  @property({ attribute: false }) clock: Clock = new SystemClock();

  @state() private _steps: readonly StepProgress[] = [];
  @state() private _running: AbortController | undefined;
  @state() private _report: string | undefined;
  /** A part of the page is gone. */
  @state() private _isIncomplete = false;
  /** The report is on screen, to be copied by hand. */
  @state() private _isShown = false;
  @query('#run') private readonly _runButton!: HTMLButtonElement | null;
  @query('textarea') private readonly _text!: HTMLTextAreaElement | null;

  readonly #copied = new BriefFlag(this, { clock: () => this.clock, durationMs: 2500 });

  static override styles = [pageStyles, selectStyles, panelStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._running?.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() => this._runButton?.focus());
  }

  override render() {
    const say = diagnosticsWords();
    return html`
      <p class="intro" .textContent=${say.intro}></p>
      ${this._machines()}
      <div class="buttons">
        <button
          id="run"
          type="button"
          class="primary"
          aria-disabled=${this._running ? 'true' : nothing}
          @click=${this._run}
          .textContent=${say.run}
        ></button>
        ${this._running ? html`<button type="button" @click=${this._stop} .textContent=${say.stop}></button>` : nothing}
        ${
          this._report === undefined
            ? nothing
            : html`<button type="button" @click=${this._copy} .textContent=${say.copyReport}></button>`
        }
        <span class="muted" aria-live="polite" .textContent=${this.#copied.isRaised ? say.reportCopied : ''}></span>
        <span class="summary" aria-live="polite" .textContent=${this._summary()}></span>
      </div>
      ${this._isShown ? this._reportText() : nothing}
      ${
        this._isIncomplete
          ? html`<error-notice .heading=${joinWords().incomplete} .text=${joinWords().whatToDo}></error-notice>`
          : nothing
      }
      ${this._steps.length > 0 ? this._list() : nothing}
    `;
  }

  private _machines() {
    const names = this.services?.machineNames ?? [];
    if (names.length < 2) return nothing;
    return html`
      <div class="field">
        <label for="machine" .textContent=${diagnosticsWords().machine}></label>
        <select id="machine" ?disabled=${this._running !== undefined} @change=${this._onMachine}>
          ${names.map(
            (name) =>
              html`<option .value=${name} ?selected=${name === this._chosen} .textContent=${name}></option>`,
          )}
        </select>
      </div>
    `;
  }

  private _summary(): string {
    const say = diagnosticsWords();
    if (this._running) return say.isRunning;
    if (this._report === undefined) return '';
    const count = (ending: StepProgress['state']) =>
      this._steps.filter(({ state }) => state === ending).length;
    return say.result({
      passed: count('passed'),
      warning: count('warning'),
      failed: count('failed'),
      skipped: count('skipped'),
    });
  }

  private _list() {
    // The role, because Safari takes it from lists without markers.
    return html`
      <ol role="list" aria-label=${diagnosticsWords().steps}>
        ${repeat(
          this._steps,
          ({ id }) => id,
          (step) => this._step(step),
        )}
      </ol>
    `;
  }

  private _step(step: StepProgress) {
    const say = diagnosticsWords();
    const { state } = step;
    const { title, text, next } = stepInWords(step, this.services?.kindStepWords(this._chosen));
    return html`
      <li class=${state}>
        <span class="icon">${STEP_ICONS[state]}</span>
        <div class="title"><span .textContent=${title}></span> <span class="state" .textContent=${say.states[state]}></span></div>
        ${text === '' ? nothing : html`<p class="found" .textContent=${text}></p>`}
        ${next === undefined ? nothing : html`<p class="next"><strong .textContent=${say.next}></strong> <span .textContent=${next}></span></p>`}
        ${this._latencies(step)}
      </li>
    `;
  }

  private _latencies({ facts: { latenciesMs = [], medianMs = 0 } }: StepProgress) {
    if (latenciesMs.length === 0) return nothing;
    const label = diagnosticsWords().latencies({
      count: latenciesMs.length,
      leastMs: Math.min(...latenciesMs),
      mostMs: Math.max(...latenciesMs),
      medianMs,
    });
    return html`<figure>
      ${latencyPicture(latenciesMs, label)}
      <figcaption class="muted" aria-hidden="true" .textContent=${label}></figcaption>
    </figure>`;
  }

  private _reportText() {
    return html`
      <div class="field">
        <label for="report" .textContent=${diagnosticsWords().copyByHand}></label>
        <textarea id="report" readonly rows="8" .value=${this._report ?? ''}></textarea>
      </div>
    `;
  }

  private get _chosen(): string {
    const names = this.services?.machineNames ?? [];
    return names.includes(this.machineName) ? this.machineName : (names[0] ?? '');
  }

  private _onMachine(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.machineName = event.target.value;
  }

  private async _run(): Promise<void> {
    const { services } = this;
    if (!services || this._running) return;
    const running = new AbortController();
    this._running = running;
    this._steps = [];
    this._report = undefined;
    this._isIncomplete = false;
    this._isShown = false;
    try {
      const { report } = await services.checkUp({
        machineName: this._chosen,
        signal: running.signal,
        onProgress: (steps) => {
          this._steps = steps;
        },
      });
      this._report = report;
    } catch {
      this._isIncomplete = true;
    } finally {
      this._running = undefined;
    }
  }

  private _stop(): void {
    this._running?.abort();
    // The button that had the focus is going.
    this._runButton?.focus();
  }

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this._report ?? '');
      this.#copied.raise();
    } catch {
      // Not a secure context, or not allowed: it can still be copied by hand.
      this._isShown = true;
      await this.updateComplete;
      this._text?.select();
      this._text?.focus();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diagnostics-panel': DiagnosticsPanel;
  }
}
