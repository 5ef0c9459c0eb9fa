import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { REACTIONS, type Reaction } from '../../../../chat/wire/reacted.ts';
import { pageStyles } from '../../../parts/page-styles.ts';
import { reactionsWords } from './reactions-words.ts';

/** Somebody chose what they feel. */
export class ReactionChosen extends Event {
  static readonly type = 'reaction-chosen';
  readonly reaction: Reaction;
  readonly isByKey: boolean;

  constructor(reaction: Reaction, { isByKey }: { readonly isByKey: boolean }) {
    super(ReactionChosen.type);
    this.reaction = reaction;
    this.isByKey = isByKey;
  }
}

/** Where each key leads from the button in a place. */
const STEPS: Readonly<Partial<Record<string, (place: number) => number>>> = {
  ArrowRight: (place) => place + 1,
  ArrowLeft: (place) => place - 1,
  Home: () => 0,
  End: () => -1,
};

/**
 * What one can feel about a message, to choose from. Takes the focus when it comes.
 * @fires ReactionChosen
 * @fires close
 */
@customElement('reaction-picker')
export class ReactionPicker extends LitElement {
  /** What is felt already; choosing it again takes it back. */
  @property({ attribute: false }) chosen: readonly Reaction[] = [];
  /** Nothing can be chosen. */
  @property({ attribute: false }) isDisabled = false;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: flex;
        gap: 1px;
        border-top: 1px solid var(--line);
      }

      button {
        flex: 1;
        min-width: 2.25rem;
        min-height: 2.25rem;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: none;
        font-size: 1.125rem;
        line-height: 1;
      }

      button:hover {
        background: var(--surface-sunken);
      }

      button[aria-pressed='true'] {
        background: var(--accent-soft);
        box-shadow: inset 0 -2px var(--accent);
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      @media (pointer: coarse) {
        button {
          min-width: 2.75rem;
          min-height: 2.75rem;
        }
      }

      @media (forced-colors: active) {
        button[aria-pressed='true']:not(:focus-visible) {
          outline: 2px solid Highlight;
          outline-offset: -3px;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'group');
    this.addEventListener('keydown', this._onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this._onKeyDown);
  }

  override render() {
    const say = reactionsWords();
    this.setAttribute('aria-label', say.choice);
    return REACTIONS.map((reaction) => {
      const name = say.names[reaction];
      return html`<button type="button" aria-label=${name} title=${name} aria-pressed=${this.chosen.includes(reaction)} aria-disabled=${this.isDisabled}
        @click=${(event: MouseEvent) => this._choose(reaction, event)} .textContent=${reaction}></button>`;
    });
  }

  protected override firstUpdated(): void {
    this._buttons[0]?.focus();
  }

  private get _buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  private _choose(reaction: Reaction, { detail }: MouseEvent): void {
    // The second press of a double click was meant for what the choice has opened under.
    if (this.isDisabled || detail > 1) return;
    this.dispatchEvent(new ReactionChosen(reaction, { isByKey: detail === 0 }));
  }

  private readonly _onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // What has opened it.
      this.parentNode?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
      this.dispatchEvent(new Event('close'));
      event.stopPropagation();
      return;
    }
    const buttons = this._buttons;
    const place = buttons.findIndex((button) => button === this.shadowRoot?.activeElement);
    const next = STEPS[event.key]?.(place);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    buttons.at(next % buttons.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-picker': ReactionPicker;
  }
  interface HTMLElementEventMap {
    [ReactionChosen.type]: ReactionChosen;
  }
}
