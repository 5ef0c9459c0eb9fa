import { html, nothing, type TemplateResult } from 'lit';
import type { MutedPeople } from '../../../../chat/muted-people.ts';
import type { ReactionCount, Reactions } from '../../../../chat/room/reactions.ts';
import type { MessageRow } from '../../../../chat/timeline/timeline-row.ts';
import { REACTIONS, type Reaction } from '../../../../chat/wire/reacted.ts';
import type { ReactionChosen } from './reaction-picker.ts';
import { reactionStyles } from './reaction-styles.ts';
import { reactionsWords } from './reactions-words.ts';
import './reaction-picker.ts';

/** The list in which reactions are drawn. */
export interface ReactionsHost {
  readonly list: {
    readonly shadowRoot: ShadowRoot | null;
    /** Whether who reads may write. */
    readonly canWrite: boolean;
    readonly muted: Pick<MutedPeople, 'has'> | undefined;
  };
  /** Where the row with this key stands in the timeline. */
  readonly indexOf: (key: string) => number;
  /** It is not being chosen any more. @param then what the focus does: goes back to the message, or away */
  readonly onChosen: (then?: 'back' | 'done') => void;
}

/** Draws what people feel about messages, and what one can feel. */
export class ReactionsView {
  readonly #reactions: Reactions;
  readonly #host: ReactionsHost;
  /** By key of the row; the same for as long as nothing changes, so that rows are not drawn again. */
  readonly #drawn = new Map<string, TemplateResult>();

  constructor(reactions: Reactions, host: ReactionsHost) {
    this.#reactions = reactions;
    this.#host = host;
    const sheets = host.list.shadowRoot?.adoptedStyleSheets;
    const { styleSheet } = reactionStyles;
    if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
  }

  /** What stands under a message; undefined: nothing. */
  under({ key, changed }: MessageRow): TemplateResult | undefined {
    if (changed === 'deleted') return undefined;
    const drawn = this.#drawn.get(key) ?? this.#draw(key);
    if (drawn) this.#drawn.set(key, drawn);
    return drawn;
  }

  /** Draws everything anew: the reactions are others, or whoever reads is another, or what they want to see. */
  forget(): void {
    this.#drawn.clear();
  }

  /** What one can choose from for the message of this row. */
  picker(key: string): TemplateResult {
    const { indexOf, onChosen } = this.#host;
    const choose = ({ reaction, isByKey }: ReactionChosen) => {
      this.#reactions.toggle(indexOf(key), reaction);
      onChosen(isByKey ? 'back' : 'done');
    };
    return html`<reaction-picker .chosen=${this.#own(key)} .isDisabled=${!this.#reactions.canReact(indexOf(key))}
      @reaction-chosen=${choose} @close=${() => onChosen()}></reaction-picker>`;
  }

  #own(key: string): readonly Reaction[] {
    return this.#counts(key).flatMap(({ reaction, isOwn }) => (isOwn ? [reaction] : []));
  }

  #counts(key: string): readonly ReactionCount[] {
    return this.#reactions.of(key, (author) => this.#host.list.muted?.has(author) ?? false);
  }

  #draw(key: string): TemplateResult | undefined {
    const counts = this.#counts(key);
    if (counts.length === 0) return undefined;
    // Each has a place of its own, so that none takes over the focus of one that goes.
    const chips = REACTIONS.map((reaction) => {
      const count = counts.find((one) => one.reaction === reaction);
      return count ? this.#chip(key, count) : nothing;
    });
    return html`<div class="reactions" role="group" aria-label=${reactionsWords().reactions}>${chips}</div>`;
  }

  #chip(key: string, { reaction, people, guests, isOwn }: ReactionCount): TemplateResult {
    const say = reactionsWords();
    const name = say.by(say.names[reaction], spokenCount(people.length, guests));
    const press = (event: Event) => this.#press(key, reaction, event.currentTarget);
    const isClosed = !this.#host.list.canWrite || !this.#reactions.canReactAgain(key);
    return html`<button type="button" class="reaction ${people.length === 0 ? 'unknown' : ''}" aria-pressed=${isOwn} aria-disabled=${isClosed}
      aria-label=${name} title=${name} @click=${isClosed ? nothing : press}
      ><span .textContent=${reaction}></span>${people.length > 0 ? html`<span class="count" .textContent=${say.count(people.length)}></span>` : nothing}${
        guests > 0
          ? html`<span class="guests" .textContent=${people.length > 0 ? `+${say.count(guests)}` : say.count(guests)}></span>`
          : nothing
      }</button>`;
  }

  #press(key: string, reaction: Reaction, button: EventTarget | null): void {
    const row = button instanceof Element ? button.closest('.row') : null;
    const hadFocus = this.#host.list.shadowRoot?.activeElement === button;
    this.#reactions.toggle(this.#host.indexOf(key), reaction);
    if (!hadFocus || !(row instanceof HTMLElement)) return;
    const isLast =
      !this.#own(key).includes(reaction) && !this.#counts(key).some((one) => one.reaction === reaction);
    // The button goes away: whoever pressed it goes on from the message.
    if (isLast) {
      row.tabIndex = -1;
      row.focus({ preventScroll: true });
    }
  }
}

function spokenCount(people: number, guests: number): string {
  const say = reactionsWords();
  if (guests === 0) return say.people(people);
  if (people === 0) return say.guests(guests);
  return say.peopleAndGuests(say.people(people), say.guests(guests));
}
