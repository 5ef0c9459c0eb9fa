import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { glanceAtName, MAX_NAME_LENGTH } from '../../chat/name.ts';
import type { Brand } from '../../config/app-config.ts';
import type { MachineConfig } from '../../sign-in/kinds.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { JoinRequested, SignOutRequested, WayInChosen } from './join-events.ts';
import { FIELDS, type NameProblems } from './join-fields.ts';
import { joinStyles } from './join-styles.ts';
import { joinWords } from './join-words.ts';

/** Where the caret was. */
export interface FieldFocus {
  readonly id: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
}

/**
 * Asks for a room, a name and, if there is a choice, the way in. With only one way in, its markup is the same as that
 * of the shell in index.html, so that nothing moves when it takes over.
 * @slot - the sign-in form, if the machine requires one; next to the name of a user who is signed in, further actions
 * @fires JoinRequested
 * @fires WayInChosen
 * @fires SignOutRequested
 */
@customElement('chat-join')
export class ChatJoin extends LitElement {
  @property({ attribute: false }) machines: readonly MachineConfig[] = [];
  /** Rooms to choose from. Any other room can be typed. */
  @property({ attribute: false }) rooms: readonly string[] = [];
  /** Whose page it is; what draws its links is loaded with it. */
  @property({ attribute: false }) brand: Brand | undefined;
  @property({ attribute: false }) machineName = '';
  @property({ attribute: false }) roomName = '';
  @property({ attribute: false }) userName = '';
  /** The name of the user who is signed in. It replaces `userName` and cannot be changed. */
  @property({ attribute: false }) signedInName: string | undefined;
  /** How they know themselves; shown to them only. Default: the same. */
  @property({ attribute: false }) signedInAs: string | undefined;
  /** The user has to sign in first. */
  @property({ attribute: false }) asksWho = false;
  /** Joining is under way. */
  @property({ attribute: false }) busy = false;
  /** What is wrong with names that were sent, in words; until one is changed. */
  @property({ attribute: false }) refused: NameProblems = {};
  /** Where the focus goes when the form appears. */
  @property({ attribute: false }) initialFocus: FieldFocus | 'heading' | undefined;

  /** Problems are shown from the first attempt on, not while the user is typing for the first time. */
  @state() private _tried = false;
  @query('h1') private readonly _heading!: HTMLElement;

  static override styles = [pageStyles, formStyles, joinStyles];

  override render() {
    const { brand } = this;
    return html`
      <main class="page">
        <div class="card">
          <header class="brand">
            <h1 tabindex="-1" .textContent=${brand?.title ?? 'Momento Chat'}></h1>
            <p class="muted" .textContent=${brand?.welcome ?? joinWords().welcome}></p>
          </header>
          ${this.machines.length > 1 ? this._ways() : nothing}
          ${this.asksWho ? html`<slot></slot>` : this._form()}
        </div>
        ${brand ? html`<brand-links .brand=${brand}></brand-links>` : nothing}
      </main>
    `;
  }

  protected override firstUpdated(): void {
    const focus = this.initialFocus;
    if (focus === 'heading') this._heading.focus();
    else if (focus) {
      const field = this.renderRoot.querySelector<HTMLInputElement>(`#${focus.id}`);
      field?.focus();
      field?.setSelectionRange(focus.selectionStart, focus.selectionEnd);
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('refused')) this._focus('[aria-invalid]');
    // The element that had the focus was removed together with the sign-in form.
    if (changed.get('asksWho') === true && this.signedInName !== undefined) {
      const next = glanceAtName(this.roomName).ok ? '.primary' : `#${FIELDS.roomName.id}`;
      this._focus(next);
    }
  }

  private _form() {
    return html`
      <form novalidate>
        ${this._field('roomName', this._roomChoices())}
        ${this.signedInName === undefined ? this._field('userName') : this._signedIn(this.signedInAs ?? this.signedInName)}
        <button
          class="primary"
          @click=${this._onSubmit}
          aria-disabled=${this.busy ? 'true' : nothing}
          .textContent=${this.busy ? joinWords().joining : joinWords().join}
        ></button>
      </form>
    `;
  }

  private _signedIn(name: string) {
    const { id, label } = FIELDS.userName;
    const say = joinWords();
    return html`
      <div class="field">
        <label for=${id} .textContent=${say[label]}></label>
        <input id=${id} readonly aria-describedby="signed-in" .value=${name} />
        <div class="signed-in">
          <p id="signed-in" class="muted" .textContent=${say.signedIn(this.machineName)}></p>
          <button type="button" @click=${() => this.dispatchEvent(new SignOutRequested())} .textContent=${say.signOut}></button>
          <slot></slot>
        </div>
      </div>
    `;
  }

  private _field(name: keyof typeof FIELDS, choices: unknown = nothing) {
    const { id, label, missing, autocomplete, enterKeyHint } = FIELDS[name];
    const say = joinWords();
    const check = glanceAtName(this[name]);
    const problem = check.ok
      ? this.refused[name]
      : this._tried && (check.reason === 'empty' ? say[missing] : say.tooLong(MAX_NAME_LENGTH));
    return html`
      <div class="field">
        <label for=${id} .textContent=${say[label]}></label>
        <input
          id=${id}
          name=${id}
          autocomplete=${autocomplete}
          autocapitalize=${name === 'roomName' ? 'none' : nothing}
          spellcheck="false"
          enterkeyhint=${enterKeyHint}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? `${id}-problem` : nothing}
          .value=${this[name]}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this[name] = event.target.value;
            this.refused = {};
          }}
        />
        ${problem ? html`<p id="${id}-problem" class="error" .textContent=${problem}></p>` : nothing} ${choices}
      </div>
    `;
  }

  private _roomChoices() {
    if (this.rooms.length < 2) return nothing;
    return html`<div class="rooms">
      ${this.rooms.map(
        (room) =>
          html`<button
            type="button"
            aria-pressed=${room === this.roomName}
            @click=${() => {
              this.roomName = room;
            }}
            .textContent=${room}
          ></button>`,
      )}
    </div>`;
  }

  private _ways() {
    return html`
      <fieldset class="field" role="radiogroup" aria-labelledby="ways">
        <legend id="ways" .textContent=${joinWords().ways}></legend>
        ${this.machines.map(
          ({ name }) => html`
            <label class="choice">
              <input
                type="radio"
                name="machine"
                .value=${name}
                .checked=${name === this.machineName}
                @change=${() => {
                  this.machineName = name;
                  this.dispatchEvent(new WayInChosen(name));
                }}
              /><span .textContent=${name}></span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  /** Of the button, which Enter presses too: a frame whose sandbox has no `allow-forms` fires no `submit`. */
  private async _onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this._tried = true;
    const room = glanceAtName(this.roomName);
    const userName = this._checkedUserName();
    if (room.ok && userName !== undefined) {
      const request = { machineName: this.machineName, roomName: room.label, userName };
      this.dispatchEvent(new JoinRequested(request));
      return;
    }
    await this.updateComplete;
    this._focus('[aria-invalid]');
  }

  private _focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The name of a signed-in user comes from the machine, and need not follow the rules of this page. */
  private _checkedUserName(): string | undefined {
    if (this.signedInName !== undefined) return this.signedInName;
    const user = glanceAtName(this.userName);
    return user.ok ? user.label : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-join': ChatJoin;
  }
}
