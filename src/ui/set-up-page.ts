import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pageStyles } from './page-styles.ts';
import { NO_WAY_IN } from './user-messages.ts';

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
  /** There are machines, but none that this page can use. */
  @property({ type: Boolean }) hasMachines = false;

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
    return html`
      <main class="page">
        <div class="card">
          <header class="brand">
            <h1>${this.hasMachines ? NO_WAY_IN.heading : 'Almost there'}</h1>
            <p class="muted">
              ${
                this.hasMachines
                  ? NO_WAY_IN.text
                  : 'This page has no Token Vending Machine yet: the service that lets people in. Give it one in either of two ways.'
              }
            </p>
          </header>
          <section>
            <h2>Without a new build</h2>
            <p>Put this into <code>config.json</code> beside the page, with the address of your machine and the name of your cache:</p>
            <pre tabindex="0" aria-label="Example of config.json">${EXAMPLE}</pre>
          </section>
          <section>
            <h2>When building</h2>
            <p>
              Set <code>VITE_TOKEN_VENDING_MACHINE_URL</code> and <code>VITE_MOMENTO_CACHE_NAME</code>, for
              example in <code>.env.local</code>, and build the page again.
            </p>
          </section>
          <p class="muted">Then load this page again. To try it without any account, start it with <code>npm run dev</code>.</p>
        </div>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage;
  }
}
