import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MachineFailure } from '../../way-in-parts.ts';
import type * as AccessMessage from './access-message.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/error-notice.ts';

/** Tells members whom the machine does not let in so before they join. Silent for all others. */
@customElement('member-access')
export class MemberAccess extends LitElement {
  @property({ attribute: false }) wayIn: Cognito | undefined;
  @property({ attribute: false }) machineName = '';
  @state() private _failure: MachineFailure | undefined;
  @state() private _words: typeof AccessMessage | undefined;
  #asking: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  override render() {
    const message = this._failure && this._words?.accessMessage(this._failure, this.machineName);
    if (!message) return nothing;
    return html`<error-notice .heading=${message.heading} .text=${message.text}></error-notice>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wayIn')) void this._ask();
  }

  private async _ask(): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    this._failure = undefined;
    // Aborted: somebody else is asked about now, or nobody.
    const failure = await this.wayIn?.refusal({ signal }).catch(() => undefined);
    if (signal.aborted) return;
    this._failure = failure;
    // Where they cannot be loaded, the room tells it.
    if (failure) this._words = await import('./access-message.ts').catch(() => undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'member-access': MemberAccess;
  }
}
