import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { glanceAtName, MAX_NAME_LENGTH } from '../../chat/name.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { JoinRequested } from './join-events.ts';
import { FIELDS, type NameProblems } from './join-fields.ts';
import { joinFormWords } from './join-form-words.ts';
import { joinWords } from './join-words.ts';

/**
 * Asks for a name and a room, in somebody else's page: no landmark, and a heading that fits below those of the page.
 * @fires JoinRequested
 */
@customElement('join-form')
export class JoinForm extends LitElement {
  /** The rooms that there are; of one, nothing is asked. Empty: any can be typed. */
  @property({ attribute: false }) rooms: readonly string[] = [];
  @property({ attribute: false }) roomName = '';
  @property({ attribute: false }) userName = '';
  /** What is wrong with names that were sent, in words; until one is changed. */
  @property({ attribute: false }) refused: NameProblems = {};

  /** Problems are shown from the first attempt on, not while the user is typing for the first time. */
  @state() private _tried = false;
  @query('form') private readonly _form!: HTMLFormElement;

  static override styles = [
    pageStyles,
    formStyles,
    css`
      :host {
        display: grid;
        place-items: safe center;
        overflow-y: auto;
        background: var(--surface);
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        width: min(100%, 25rem);
        padding: var(--space-5);
      }

      h2 {
        font-size: 1.25rem;
      }

      .only {
        margin-top: calc(-1 * var(--space-3));
        overflow-wrap: anywhere;
      }

      legend {
        margin-bottom: var(--space-1);
      }

      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
        gap: var(--space-2);
      }
    `,
  ];

  override render() {
    return html`
      <form novalidate>
        <h2 .textContent=${joinFormWords().heading}></h2>
        ${this._room()} ${this._field('userName')}
        <button class="primary" @click=${this._onSubmit} .textContent=${joinWords().join}></button>
      </form>
    `;
  }

  /** Takes whoever comes to what is to be filled in, or to the button. */
  async enter(): Promise<void> {
    await this.updateComplete;
    const empty = this._form.querySelector<HTMLElement>('input:not([type=radio]):placeholder-shown');
    (empty ?? this._form.querySelector<HTMLElement>('.primary'))?.focus();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('refused')) this._focusProblem();
  }

  private _room() {
    const { rooms } = this;
    if (rooms.length === 0) return this._field('roomName');
    const problem = this._problem('roomName');
    const told = problem ? html`<p class="error" .textContent=${problem}></p>` : nothing;
    if (rooms.length === 1) {
      return html`<p class="only muted" translate="no"><bdi .textContent=${rooms[0]}></bdi></p>${told}`;
    }
    return html`
      <fieldset class="field" role="radiogroup" aria-labelledby="rooms">
        <legend id="rooms" .textContent=${joinWords().room}></legend>
        <div class="choices">
          ${rooms.map(
            (room) => html`
              <label class="choice" translate="no">
                <input
                  type="radio"
                  name="room"
                  .value=${room}
                  .checked=${room === this.roomName}
                  @change=${() => this._set('roomName', room)}
                /><bdi .textContent=${room}></bdi>
              </label>
            `,
          )}
        </div>
        ${told}
      </fieldset>
    `;
  }

  private _field(name: keyof typeof FIELDS) {
    const { id, label, autocomplete, enterKeyHint } = FIELDS[name];
    const problem = this._problem(name);
    return html`
      <div class="field">
        <label for=${id} .textContent=${joinWords()[label]}></label>
        <input
          id=${id}
          name=${id}
          placeholder=" "
          autocomplete=${autocomplete}
          autocapitalize=${name === 'roomName' ? 'none' : nothing}
          spellcheck="false"
          enterkeyhint=${enterKeyHint}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? `${id}-problem` : nothing}
          .value=${this[name]}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => this._set(name, event.target.value)}
        />
        ${problem ? html`<p id="${id}-problem" class="error" .textContent=${problem}></p>` : nothing}
      </div>
    `;
  }

  private _set(name: keyof typeof FIELDS, value: string): void {
    this[name] = value;
    this.refused = {};
  }

  private _problem(name: keyof typeof FIELDS): string | undefined {
    const check = glanceAtName(this[name]);
    if (check.ok) return this.refused[name];
    if (!this._tried) return undefined;
    const say = joinWords();
    return check.reason === 'empty' ? say[FIELDS[name].missing] : say.tooLong(MAX_NAME_LENGTH);
  }

  /** Of the button, which Enter presses too: a frame whose sandbox has no `allow-forms` fires no `submit`. */
  private async _onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    this._tried = true;
    const room = glanceAtName(this.roomName);
    const user = glanceAtName(this.userName);
    if (room.ok && user.ok) {
      this.dispatchEvent(new JoinRequested({ machineName: '', roomName: room.label, userName: user.label }));
      return;
    }
    await this.updateComplete;
    this._focusProblem();
  }

  private _focusProblem(): void {
    this._form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'join-form': JoinForm;
  }
}
