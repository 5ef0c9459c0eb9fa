import { html, nothing, render } from 'lit';
import { MAX_PAYLOAD_BYTES } from '../../../chat/wire/payload-size.ts';
import type { Room } from '../room.ts';
import { roomWords } from '../room-words.ts';
import { type Command, readCommand } from './commands.ts';
import type * as emojiModule from './emoji.ts';
import type { PeopleSource } from './people-seen.ts';
import { LIST_ID, optionId, suggestionList, suggestionStyles } from './suggestion-list.ts';
import { type Suggestion, suggestionsFor } from './suggestions.ts';
import { type Trigger, triggerAt } from './trigger.ts';
import { hasShortcode, withEmoji } from './with-emoji.ts';
import './writing-help.ts';
import { writingWords } from './writing-words.ts';

/** What is helped. */
export interface AidedField {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Where it is written; absent while nothing can be. */
  readonly textarea: HTMLTextAreaElement | null;
  /** The people of a room, and who of them is muted; absent: nobody is known. */
  readonly people:
    | { readonly room: Pick<Room, 'author' | 'timeline'> | undefined; readonly muted: PeopleSource['muted'] }
    | undefined;
  /** Bytes that a text takes of those that a message may have. */
  readonly payloadBytes: (text: string) => number;
  /** The message that is edited. */
  readonly edited: { readonly text: string } | undefined;
  /** Puts a text in the place of what stands between, as somebody who types would; the caret is then behind it. */
  replace(from: number, to: number, replacement: string): void;
  /** What is written is another text from now on. */
  write(text: string): void;
  /** Sends what is written. */
  send(): void;
}

/** The names, once they are loaded. */
type Emoji = Pick<typeof emojiModule, 'emojiLike' | 'emojiNamed'>;

/**
 * Helps to write: suggests people after `@`, emoji after `:` and commands after `/`, and does what commands say. Until
 * one of the suggestions is chosen, all keys but Tab and Escape do what they do without.
 */
export class WritingAid {
  readonly #field: AidedField;
  #trigger: Trigger | undefined;
  #suggestions: readonly Suggestion[] = [];
  #chosen: number | undefined;
  /** Where somebody closed the list, or took from it: it stays closed there. */
  #closedAt: number | undefined;
  /** The message that was edited when somebody looked last. */
  #edited: AidedField['edited'];
  /** What is said of a command, in the place of the list. */
  #said = '';
  #showsHelp = false;
  #emoji: Emoji | undefined;
  /** Their names cannot be had. */
  #goesWithoutEmoji = false;

  constructor(field: AidedField) {
    this.#field = field;
    const { renderRoot } = field;
    this.#edited = field.edited;
    if (renderRoot instanceof ShadowRoot && suggestionStyles.styleSheet) {
      renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, suggestionStyles.styleSheet];
    }
    // The caret may have gone elsewhere.
    for (const type of ['keyup', 'click']) renderRoot.addEventListener(type, () => this.#look());
    renderRoot.addEventListener('focusout', () => this.#close());
    this.#draw();
  }

  /** What is written has changed. */
  refresh(): void {
    this.#said = '';
    this.#look();
    this.#draw();
  }

  /** To be called for each key before anything else hears of it, but for those of an input method. @returns whether it was meant for the list */
  takes(event: KeyboardEvent): boolean {
    if (this.#suggestions.length === 0 || !this.#use(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** @returns what goes out for a text; undefined: nothing does now */
  toSend(text: string): string | undefined {
    this.#close();
    const command = readCommand(text, this.#field.people?.room?.author.name ?? '');
    if (command.kind !== 'text') {
      this.#do(command);
      return undefined;
    }
    if (this.#goesWithoutEmoji || !hasShortcode(command.text)) return this.#ifFits(command.text);
    if (this.#emoji) return this.#ifFits(withEmoji(command.text, this.#emoji.emojiNamed));
    void this.#sendWithEmoji(text);
    return undefined;
  }

  /** What was written may have been shorter. */
  #ifFits(text: string): string | undefined {
    const excess = this.#field.payloadBytes(text) - MAX_PAYLOAD_BYTES;
    if (excess <= 0) return text;
    this.#said = roomWords().tooLong(excess);
    this.#draw();
    return undefined;
  }

  #look(): void {
    const { textarea, edited } = this.#field;
    if (edited !== this.#edited) this.#closeAtEndOf(edited?.text);
    this.#edited = edited;
    const trigger =
      textarea && !textarea.readOnly && textarea.selectionStart === textarea.selectionEnd
        ? triggerAt(textarea.value, textarea.selectionStart)
        : undefined;
    if (trigger?.start !== this.#closedAt) this.#closedAt = undefined;
    const wanted = this.#closedAt === undefined ? trigger : undefined;
    if (wanted?.start === this.#trigger?.start && wanted?.query === this.#trigger?.query) return;
    this.#trigger = wanted;
    this.#suggest();
  }

  /** Nobody has begun anything there: it was written before. */
  #closeAtEndOf(text: string | undefined): void {
    if (text !== undefined) this.#closedAt = triggerAt(text, text.length)?.start;
  }

  #suggest(): void {
    const trigger = this.#trigger;
    if (trigger?.kind === 'emoji' && !this.#emoji) void this.#loadEmoji();
    const { room, muted } = this.#field.people ?? {};
    const people = room && { timeline: room.timeline, muted };
    const emojiLike = (query: string, atMost: number): readonly emojiModule.NamedEmoji[] =>
      this.#emoji?.emojiLike(query, atMost) ?? [];
    this.#suggestions = trigger ? suggestionsFor(trigger, { people, emojiLike }) : [];
    this.#chosen = trigger && isBegun(trigger, this.#suggestions) ? 0 : undefined;
    this.#draw();
  }

  #use({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    if (shiftKey || ctrlKey || altKey || metaKey) return false;
    const { length } = this.#suggestions;
    const taken = this.#suggestions[this.#chosen ?? (key === 'Tab' ? 0 : -1)];
    if (key === 'ArrowDown') this.#choose(((this.#chosen ?? -1) + 1) % length);
    else if (key === 'ArrowUp') this.#choose(((this.#chosen ?? 0) - 1 + length) % length);
    else if (key === 'Escape') this.#close();
    else if (taken && (key === 'Enter' || key === 'Tab')) this.#take(taken);
    else return false;
    return true;
  }

  #choose(index: number): void {
    this.#chosen = index;
    this.#draw();
    this.#query(`#${optionId(index)}`)?.scrollIntoView({ block: 'nearest' });
  }

  readonly #take = ({ text }: Suggestion) => {
    const { textarea } = this.#field;
    const start = this.#trigger?.start;
    this.#close();
    if (!textarea || start === undefined) return;
    this.#field.replace(start, textarea.selectionEnd, text);
    textarea.focus();
  };

  /** Until something else is begun. */
  #close(): void {
    this.#closedAt = this.#trigger?.start ?? this.#closedAt;
    this.#trigger = undefined;
    this.#suggestions = [];
    this.#said = '';
    this.#draw();
  }

  #do(command: Exclude<Command, { kind: 'text' }>): void {
    const say = writingWords();
    if (command.kind === 'help') {
      this.#field.write(this.#field.edited?.text ?? '');
      this.#showsHelp = true;
    } else this.#said = command.kind === 'unknown' ? say.unknownCommand(command.name) : say.incompleteMe;
    this.#draw();
  }

  /** Where the names cannot be had the text goes out as it is written. */
  async #sendWithEmoji(text: string): Promise<void> {
    await this.#loadEmoji();
    if (this.#field.textarea?.value !== text) return;
    this.#goesWithoutEmoji = this.#emoji === undefined;
    this.#field.send();
    this.#goesWithoutEmoji = false;
  }

  async #loadEmoji(): Promise<void> {
    try {
      this.#emoji ??= await import('./emoji.ts');
    } catch {
      this.#emoji = undefined;
    }
    if (this.#trigger?.kind === 'emoji' && this.#suggestions.length === 0) this.#suggest();
  }

  #query(selector: string): Element | null {
    return this.#field.renderRoot.querySelector(selector);
  }

  #draw(): void {
    const place = this.#query('.aid');
    const { textarea } = this.#field;
    if (!(place instanceof HTMLElement) || !textarea) return;
    const say = writingWords();
    const { length } = this.#suggestions;
    const kind = length > 0 ? this.#trigger?.kind : undefined;
    const chosen = kind && this.#chosen;
    render(
      html`
        <p class="counted" role="status" .textContent=${kind ? say.suggested(length) : ''}></p>
        ${
          kind
            ? suggestionList({
                label: say.suggestions[kind],
                suggestions: this.#suggestions,
                chosen,
                onTake: this.#take,
              })
            : nothing
        }
        ${this.#said === '' ? nothing : html`<p class="said" role="alert" .textContent=${this.#said}></p>`}
        ${this.#showsHelp ? html`<writing-help @close=${this.#onHelpClosed}></writing-help>` : nothing}
      `,
      place,
    );
    // A field of several lines stays what it is: `combobox` is no role that a <textarea> may have (ARIA in HTML).
    set(textarea, { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' });
    set(textarea, {
      'aria-controls': kind && LIST_ID,
      'aria-activedescendant': chosen === undefined ? undefined : optionId(chosen),
    });
  }

  readonly #onHelpClosed = () => {
    this.#showsHelp = false;
    this.#draw();
    this.#field.textarea?.focus();
  };
}

/** Whether a name has begun and is not all there: Enter is for the list, then. */
function isBegun({ kind, query }: Trigger, [first]: readonly Suggestion[]): boolean {
  if (kind !== 'person' || query === '' || !first) return false;
  return first.label.toLowerCase() !== query.toLowerCase();
}

function set(element: Element, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}
