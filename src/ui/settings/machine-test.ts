import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MachineDraft } from '../../config/user-settings.ts';
import { pageStyles } from '../parts/page-styles.ts';
import type { ConnectionServices, MachineTestOutcome } from './settings-services.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';
import '../parts/late-colors.ts';

const GOOD: readonly MachineTestOutcome[] = ['vends', 'asks-who'];

/** Asks a machine whether it is there, and tells what it said. */
@customElement('machine-test')
export class MachineTest extends LitElement {
  @property({ attribute: false }) machine: MachineDraft | undefined;
  @property({ attribute: false }) test: ConnectionServices['test'] | undefined;

  @state() private _outcome: MachineTestOutcome | 'testing' | undefined;
  #running: AbortController | undefined;

  static override styles = [
    pageStyles,
    settingsStyles,
    css`
      :host {
        display: contents;
      }

      /* On a line of its own, among the buttons. It is there before its words are, for screen readers to watch. */
      p {
        flex: 1 0 100%;
        font-size: 0.875rem;
      }

      p:empty {
        position: absolute;
      }

      .good {
        color: var(--success);
      }

      .bad {
        color: var(--warning);
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._forget();
  }

  override render() {
    const say = settingsWords();
    const outcome = this._outcome;
    const isTesting = outcome === 'testing';
    return html`
      <button
        type="button"
        aria-label=${say.testMachine(this.machine?.name ?? '')}
        aria-disabled=${isTesting ? 'true' : nothing}
        @click=${this._onClick}
        .textContent=${say.test}
      ></button>
      <p aria-live="polite" class=${classOf(outcome)} .textContent=${wordsOf(outcome)}></p>
    `;
  }

  /** What was said counts for the address that was asked. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('machine') as MachineDraft | undefined;
    if (before && (before.url !== this.machine?.url || before.auth !== this.machine.auth)) this._forget();
  }

  private _forget(): void {
    this.#running?.abort();
    this.#running = undefined;
    this._outcome = undefined;
  }

  private async _onClick(): Promise<void> {
    const { machine, test } = this;
    if (!machine || !test || this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this._outcome = 'testing';
    try {
      const outcome = await test(machine, running.signal);
      if (this.#running === running) this._outcome = outcome;
    } catch (error) {
      if (!running.signal.aborted) throw error;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }
}

function wordsOf(outcome: MachineTestOutcome | 'testing' | undefined): string {
  const { testing, tests } = settingsWords();
  if (outcome === undefined) return '';
  return outcome === 'testing' ? testing : tests[outcome];
}

function classOf(outcome: MachineTestOutcome | 'testing' | undefined): string {
  if (outcome === undefined || outcome === 'testing') return 'hint';
  return GOOD.includes(outcome) ? 'good' : 'bad';
}

declare global {
  interface HTMLElementTagNameMap {
    'machine-test': MachineTest;
  }
}
