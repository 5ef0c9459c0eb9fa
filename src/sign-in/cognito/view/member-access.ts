import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { MachineFailure } from '../../way-in-parts.ts';
import { cognitoWords } from './cognito-words.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/error-notice.ts';

/** Tells members whom the machine does not let in so before they join. Silent for all others. */
@customElement('member-access')
export class MemberAccess extends LitElement {
  @property({ attribute: false }) wayIn: Cognito | undefined;
  @property() machineName = '';
  @state() private _failure: MachineFailure | undefined;
  #asking: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  override render() {
    const message = this._message();
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
    if (!signal.aborted) this._failure = failure;
  }

  /** What a machine says that only has a problem at this moment is told in the room, which goes on trying. */
  private _message(): UserMessage | undefined {
    const { forbidden, notAccepted, unexplained } = cognitoWords().access;
    if (this._failure?.code === 'forbidden') return forbidden(this.machineName);
    if (this._failure?.code === 'unauthorized') return notAccepted(this.machineName);
    return this._failure?.code === 'unavailable' ? unexplained(this.machineName) : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'member-access': MemberAccess;
  }
}
