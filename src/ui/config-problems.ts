import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ConfigProblem } from '../config/app-config.ts';
import { pageStyles } from './page-styles.ts';
import { configProblems } from './user-messages.ts';

/** Says what is wrong in the configuration, key by key. */
@customElement('config-problems')
export class ConfigProblems extends LitElement {
  @property({ attribute: false }) problems: readonly ConfigProblem[] = [];

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
      }
    `,
  ];

  override render() {
    const { heading, text } = configProblems(this.problems.length);
    return html`
      <main class="page">
        <div class="card">
          <header class="brand" role="alert">
            <h1>${heading}</h1>
            <p class="muted">${text}</p>
          </header>
          <ul>
            ${this.problems.map(
              ({ source, key, found, expected }) => html`
                <li>
                  <h2>${key}</h2>
                  <dl>
                    <dt>In</dt>
                    <dd>${source}</dd>
                    <dt>Found</dt>
                    <dd>${found}</dd>
                    <dt>Expected</dt>
                    <dd>${expected}</dd>
                  </dl>
                </li>
              `,
            )}
          </ul>
        </div>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'config-problems': ConfigProblems;
  }
}
