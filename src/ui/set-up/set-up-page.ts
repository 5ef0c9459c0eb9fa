import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import { setUpWords } from './set-up-words.ts';

const EXAMPLE = `{
  "cacheName": "chat",
  "tokenVendingMachines": [
    {
      "name": "Guest",
      "auth": "open",
      "url": "https://abc123.execute-api.us-west-2.amazonaws.com/prod/"
    }
  ]
}`;

/** Says how to give the page a Token Vending Machine. */
@customElement('set-up-page')
export class SetUpPage extends LitElement {
  static override styles = [
    pageStyles,
    css`
      .card {
        width: min(100%, 42rem);
      }

      h2 {
        margin-bottom: var(--space-1);
        font-size: 1.0625rem;
      }

      pre {
        margin: var(--space-3) 0 0;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-sunken);
        overflow-x: auto;
      }

      pre,
      code {
        font: 0.875rem / 1.6 var(--font-mono);
      }

      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const say = setUpWords();
    const { heading, text } = say.noMachine;
    return html`
      <main class="page">
        <div class="card">
          <header class="brand">
            <h1>${heading}</h1>
            <p class="muted">${text}</p>
          </header>
          <section>
            <h2>${say.withoutBuild}</h2>
            <p>${withCode(say.configFile)}</p>
            <pre tabindex="0" aria-label=${say.example}>${EXAMPLE}</pre>
          </section>
          <section>
            <h2>${say.whenBuilding}</h2>
            <p>${withCode(say.variables)}</p>
          </section>
          <p class="muted">${withCode(say.thenReload)}</p>
        </div>
      </main>
    `;
  }
}

/** Text between backquotes is code. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage;
  }
}
