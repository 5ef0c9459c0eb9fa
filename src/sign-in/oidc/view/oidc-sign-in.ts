import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../../base/cancel.ts';
import { formStyles } from '../../../ui/parts/form-styles.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { OidcWayIn } from '../oidc-way-in.ts';
import type { oidcNotice } from './oidc-notice.ts';
import { oidcWords } from './oidc-words.ts';
import '../../../ui/parts/error-notice.ts';
import '../../../ui/parts/late-colors.ts';

/** Leads to the provider's page; on the way back tells what became of it. */
@customElement('oidc-sign-in')
export class OidcSignIn extends LitElement {
  @property({ attribute: false }) wayIn: OidcWayIn | undefined;
  @property({ attribute: false }) machineName = '';
  @query('.primary') private readonly _button!: HTMLButtonElement | null;
  @state() private _draw: typeof oidcNotice | undefined;
  /** What there is to tell cannot be loaded. */
  @state() private _isCutOff = false;
  #leaving: AbortController | undefined;
  #unsubscribe: Cancel | undefined;

  static override styles = [
    pageStyles,
    formStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        overflow-wrap: anywhere;
      }

      h2 {
        font-size: 1.1875rem;
      }

      .option label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 2.75rem;
        cursor: pointer;
      }

      .option input {
        flex: none;
        width: 1.25rem;
        min-height: 1.25rem;
        margin: 0;
        accent-color: var(--accent);
      }

      .option p {
        font-size: 0.875rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this._listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#leaving?.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() => this._button?.focus());
  }

  override render() {
    const { wayIn } = this;
    if (!wayIn?.asks) return nothing;
    const { progress } = wayIn;
    const say = oidcWords();
    if (progress === 'restoring' || progress === 'finishing') return this._moment(say[progress]);
    const host = wayIn.providerHost;
    const isLeaving = progress === 'leaving';
    return html`
      <h2 .textContent=${say.heading(this.machineName)}></h2>
      ${this._notice(wayIn)}
      <p class="muted" .textContent=${say.text(host)}></p>
      <div class="option">
        <label>
          <input
            type="checkbox"
            aria-describedby="stay-hint"
            .checked=${wayIn.staySignedIn}
            @change=${(event: Event & { target: HTMLInputElement }) => {
              wayIn.staySignedIn = event.target.checked;
            }}
          /><span .textContent=${say.stay}></span>
        </label>
        <p id="stay-hint" class="muted" .textContent=${say.stayHint}></p>
      </div>
      <button
        type="button"
        class="primary"
        aria-disabled=${isLeaving ? 'true' : nothing}
        @click=${this._onGo}
        .textContent=${isLeaving ? say.going : say.go(host)}
      ></button>
    `;
  }

  protected override firstUpdated(): void {
    // The dialog has moved the focus when this was not there yet.
    if (this.closest('sign-in-dialog')) this.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('wayIn')) this._listen();
  }

  private _moment({ heading, text }: UserMessage) {
    return html`<h2 .textContent=${heading}></h2><p class="muted" aria-live="polite" .textContent=${text}></p>`;
  }

  private _notice(wayIn: OidcWayIn) {
    if (!hasNews(wayIn)) return nothing;
    if (wayIn.failure?.by !== 'page') {
      if (this._draw) return this._draw(wayIn, this.machineName);
      void this._loadNotice();
      if (!this._isCutOff) return nothing;
    }
    const { heading, text } = oidcWords().page;
    return html`<error-notice .heading=${heading} .text=${text}></error-notice>`;
  }

  private async _loadNotice(): Promise<void> {
    try {
      this._draw = (await import('./oidc-notice.ts')).oidcNotice;
    } catch {
      this._isCutOff = true;
    }
  }

  private _onGo(): void {
    const { wayIn } = this;
    if (!wayIn || wayIn.progress === 'leaving') return;
    this.#leaving = new AbortController();
    // What was typed there comes back with whoever signs in.
    const roomName = this.closest('chat-join')?.roomName ?? '';
    void wayIn.start({ roomName, signal: this.#leaving.signal });
  }

  private _listen(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.wayIn?.onChange(() => this.requestUpdate());
    this.requestUpdate();
  }
}

/** Most of those who are asked who they are have just come. */
function hasNews({ failure, identity, revocation, canEndSession }: OidcWayIn): boolean {
  const isElsewhere = identity.state === 'signed-out' && identity.isElsewhere === true;
  return failure !== undefined || isElsewhere || revocation !== 'none' || canEndSession;
}

declare global {
  interface HTMLElementTagNameMap {
    'oidc-sign-in': OidcSignIn;
  }
}
