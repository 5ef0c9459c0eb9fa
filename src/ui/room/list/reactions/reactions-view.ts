import { html, nothing, type TemplateResult } from 'lit';
import type { Author } from '../../../../chat/author.ts';
import type { MutedPeople } from '../../../../chat/muted-people.ts';
import type { ReactionCount, Reactions } from '../../../../chat/room/reactions.ts';
import type { MessageRow } from '../../../../chat/timeline/timeline-row.ts';
import { REACTIONS, type Reaction } from '../../../../chat/wire/reacted.ts';
import { listFormat } from '../../../words/formats.ts';
import { pageLocale } from '../../../words/page-locale.ts';
import { spokenName } from '../list-words.ts';
import type { ReactionChosen } from './reaction-picker.ts';
import { reactionStyles } from './reaction-styles.ts';
import { reactionsWords } from './reactions-words.ts';
import './reaction-picker.ts';

// As many as can be read at a glance.
const MAX_NAMES = 8;

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
    const hasFailed = this.#reactions.hasFailed(key);
    if (counts.length === 0 && !hasFailed) return undefined;
    // Each has a place of its own, so that none takes over the focus of one that goes.
    const chips = REACTIONS.map((reaction) => {
      const count = counts.find((one) => one.reaction === reaction);
      return count ? this.#chip(key, count) : nothing;
    });
    const say = reactionsWords();
    const failure = hasFailed
      ? html`<p class="unsent" role="alert" .textContent=${say.failed}></p>`
      : nothing;
    return html`<div class="reactions" role="group" aria-label=${say.reactions}>${chips}${failure}</div>`;
  }

  #chip(key: string, { reaction, people, guests, isOwn }: ReactionCount): TemplateResult {
    const say = reactionsWords();
    const name = say.by(say.names[reaction], spokenCount(people.length, guests));
    const hint = say.by(say.names[reaction], namesOf(people, guests));
    const press = (event: Event) => this.#press(key, reaction, event.currentTarget);
    const isClosed = !this.#host.list.canWrite || !this.#reactions.canReactAgain(key);
    return html`<button type="button" class="reaction ${people.length === 0 ? 'unknown' : ''}" aria-pressed=${isOwn} aria-disabled=${isClosed}
      aria-label=${name} title=${hint} @click=${isClosed ? nothing : press}
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

/** By name, where names are theirs alone; those of guests may be anybody's. */
function namesOf(people: readonly Author[], guests: number): string {
  const say = reactionsWords();
  const named = people.slice(0, people.length > MAX_NAMES ? MAX_NAMES - 1 : MAX_NAMES);
  const all = named.map(spokenName);
  if (named.length < people.length) all.push(say.others(people.length - named.length));
  if (guests > 0) all.push(say.guests(guests));
  return listFormat(pageLocale()).format(all);
}

function spokenCount(people: number, guests: number): string {
  const say = reactionsWords();
  if (guests === 0) return say.people(people);
  if (people === 0) return say.guests(guests);
  return say.peopleAndGuests(say.people(people), say.guests(guests));
}
