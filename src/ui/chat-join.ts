import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { checkName } from '../chat/name.ts';
import type { MachineConfig } from '../config/app-config.ts';
import { JoinRequested } from './events.ts';
import { nameProblem } from './join-messages.ts';
import { pageStyles } from './page-styles.ts';
import type { FieldFocus } from './shell-form.ts';

const FIELDS = {
  roomName: { id: 'room', label: 'Room', subject: 'room', autocomplete: 'off', enterKeyHint: 'next' },
  userName: {
    id: 'user-name',
    label: 'Your name',
    subject: 'person',
    autocomplete: 'nickname',
    enterKeyHint: 'go',
  },
} as const;

/**
 * Asks for a room, a name and, where there is a choice, the way in. Its markup is that of the shell in
 * index.html, so that taking over from it moves nothing.
 * @fires JoinRequested
 */
@customElement('chat-join')
export class ChatJoin extends LitElement {
  @property({ attribute: false }) machines: readonly MachineConfig[] = [];
  /** Rooms to choose from; any other may be typed. */
  @property({ attribute: false }) rooms: readonly string[] = [];
  @property() machineName = '';
  @property() roomName = '';
  @property() userName = '';
  /** Joining is under way. */
  @property({ type: Boolean }) busy = false;
  /** Where the focus goes when the form appears. */
  @property({ attribute: false }) initialFocus: FieldFocus | 'heading' | undefined;

  /** Problems are shown from the first try on, not while somebody types for the first time. */
  @state() private _tried = false;
  @query('h1') private readonly _heading!: HTMLElement;

  static override styles = [
    pageStyles,
    css`
      h1:focus {
        outline: none;
      }

      .error {
        color: var(--danger);
        font-size: 0.875rem;
      }

      .rooms {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-1);
      }

      .rooms button {
        max-width: 100%;
        padding-block: 0;
        border-radius: 22px;
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }

      .rooms [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }

      legend {
        margin-bottom: var(--space-1);
      }

      .way {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 48px;
        padding: var(--space-2) var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        font-size: 1rem;
        font-weight: 400;
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      .way:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }

      .way input {
        flex: none;
        width: 20px;
        min-height: 20px;
        margin: 0;
        accent-color: var(--accent);
      }
    `,
  ];

  override render() {
    return html`
      <main class="page">
        <form class="card" novalidate @submit=${this._onSubmit}>
          <header class="brand">
            <h1 tabindex="-1">Momento Chat</h1>
            <p class="muted">Choose a room and say hello.</p>
          </header>
          ${this._field('roomName', this._roomChoices())} ${this._field('userName')}
          ${this.machines.length > 1 ? this._ways() : nothing}
          <button class="primary" aria-disabled=${this.busy ? 'true' : nothing}>
            ${this.busy ? 'Joining…' : 'Join'}
          </button>
        </form>
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

  private _field(name: keyof typeof FIELDS, choices: unknown = nothing) {
    const { id, label, subject, autocomplete, enterKeyHint } = FIELDS[name];
    const check = checkName(this[name]);
    const problem = this._tried && !check.ok ? nameProblem(check.reason, subject) : undefined;
    return html`
      <div class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          name=${id}
          autocomplete=${autocomplete}
          autocapitalize=${subject === 'room' ? 'none' : nothing}
          spellcheck="false"
          enterkeyhint=${enterKeyHint}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? `${id}-problem` : nothing}
          .value=${this[name]}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this[name] = event.target.value;
          }}
        />
        ${problem ? html`<p id="${id}-problem" class="error">${problem}</p>` : nothing} ${choices}
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
          >
            ${room}
          </button>`,
      )}
    </div>`;
  }

  private _ways() {
    return html`
      <fieldset class="field" role="radiogroup" aria-labelledby="ways">
        <legend id="ways">How do you want to enter?</legend>
        ${this.machines.map(
          ({ name }) => html`
            <label class="way">
              <input
                type="radio"
                name="machine"
                .value=${name}
                .checked=${name === this.machineName}
                @change=${() => {
                  this.machineName = name;
                }}
              />
              ${name}
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  private async _onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this._tried = true;
    const room = checkName(this.roomName);
    const user = checkName(this.userName);
    if (room.ok && user.ok) {
      const request = { machineName: this.machineName, roomName: room.name, userName: user.name };
      this.dispatchEvent(new JoinRequested(request));
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-join': ChatJoin;
  }
}
