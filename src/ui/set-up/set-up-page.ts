import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import { written } from '../parts/written.ts';
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
            <h1 .textContent=${heading}></h1>
            <p class="muted" .textContent=${text}></p>
          </header>
          <section>
            <h2 .textContent=${say.withoutBuild}></h2>
            <p ${written(say.configFile, withCode)}></p>
            <pre tabindex="0" dir="ltr" translate="no" aria-label=${say.example} .textContent=${EXAMPLE}></pre>
          </section>
          <section>
            <h2 .textContent=${say.whenBuilding}></h2>
            <p ${written(say.variables, withCode)}></p>
          </section>
          <p class="muted" ${written(say.thenReload, withCode)}></p>
        </div>
      </main>
    `;
  }
}

/** Text between backquotes is code. */
function withCode(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? codeOf(part) : part));
}

function codeOf(text: string): HTMLElement {
  const code = document.createElement('code');
  code.translate = false;
  code.dir = 'ltr';
  code.textContent = text;
  return code;
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage;
  }
}
