import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ConfigProblem } from '../../config/fields/config-problem.ts';
import { type KindSetUps, loadSetUps } from '../../sign-in/kind-set-ups.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ReloadNeeded } from '../parts/reload-needed.ts';
import { configWords, describeProblem } from './config-words.ts';
import { setUpWords } from './set-up-words.ts';

/**
 * Says what is wrong in the configuration, key by key. Nobody is locked out by their own settings, because they can be
 * reset here.
 * @fires ReloadNeeded - the page has to be reloaded
 */
@customElement('config-problems')
export class ConfigProblems extends LitElement {
  @property({ attribute: false }) problems: readonly ConfigProblem[] = [];
  /** Where the settings are kept. */
  @property({ attribute: false }) memory: PageMemory | undefined;

  /** What the kinds of machines say of their keys. */
  @state() private _kinds: KindSetUps | undefined;

  static override styles = [
    pageStyles,
    css`
      .card {
        width: min(100%, 42rem);
      }

      ul {
        display: grid;
        gap: var(--space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        container-type: inline-size;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-inline-start: 3px solid var(--danger);
        border-radius: var(--radius-s);
      }

      h2 {
        margin-bottom: var(--space-2);
        font: 600 0.9375rem / 1.5 var(--font-mono);
        letter-spacing: 0;
        overflow-wrap: anywhere;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-1) var(--space-4);
        margin: 0;
        font-size: 0.9375rem;
      }

      dt {
        color: var(--text-muted);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
        /* What a key takes may be a line for each kind of machine. */
        white-space: pre-line;
      }

      /* Large text: beside the terms, few letters would be in a line. */
      @container (max-width: 14rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }

        dd:not(:last-child) {
          margin-bottom: var(--space-2);
        }
      }

      section {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    loadSetUps().then(
      (kinds) => (this._kinds = kinds),
      // Their keys are listed without what they take: the rest is still worth reading.
      () => {},
    );
  }

  override render() {
    const say = setUpWords();
    // Whose fault that is, nobody knows: a network may have answered in place of the host.
    const isFile = this.problems.some(({ key }) => key === '');
    const { heading, text } = isFile ? say.unreadable : say.wrong(this.problems.length);
    return html`
      <main class="page">
        <div class="card">
          <div class="brand" role="alert">
            <h1 .textContent=${heading}></h1>
            <p class="muted" .textContent=${text}></p>
          </div>
          <ul>
            ${this.problems
              .map((problem) => describeProblem(problem, this._kinds))
              .map(
                ({ source, key, found, expected }) => html`
                <li>
                  <h2 translate="no" .textContent=${key}></h2>
                  <dl>
                    <dt .textContent=${say.source}></dt>
                    <dd .textContent=${source}></dd>
                    <dt .textContent=${say.found}></dt>
                    <dd translate="no" .textContent=${found}></dd>
                    <dt .textContent=${say.expected}></dt>
                    <dd .textContent=${expected}></dd>
                  </dl>
                </li>
              `,
              )}
          </ul>
          ${this.memory?.load('settings') === undefined ? nothing : this._reset(this.memory)}
        </div>
      </main>
    `;
  }

  private _reset(memory: PageMemory) {
    const say = configWords();
    const reset = () => {
      memory.save('settings', '');
      this.dispatchEvent(new ReloadNeeded());
    };
    return html`
      <section>
        <p class="muted" .textContent=${say.resetText}></p>
        <button type="button" class="primary" @click=${reset} .textContent=${say.reset}></button>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'config-problems': ConfigProblems;
  }
}
