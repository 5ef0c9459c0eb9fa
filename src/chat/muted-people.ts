import type { Cancel } from '../base/cancel.ts';
import { jsonFields } from '../base/json-fields.ts';
import { Notifier } from '../base/notifier.ts';
import type { Author } from './author.ts';

/** Where the list of people is kept, as text. Neither throws; where nothing is kept, `load` finds nothing. */
export interface MutedStore {
  load(): string | undefined;
  /** An empty text forgets it. */
  save(text: string): void;
}

// More would be a list to search in; whoever is muted last counts.
const MOST = 200;
const MAX_FIELD_LENGTH = 260;
const MARKS: readonly string[] = ['verified', 'guest', 'opaque', 'claimed'] satisfies Author['mark'][];

/** Whom somebody does not want to read, in all rooms of one machine. By id; where there is none, by the name they give. */
export class MutedPeople {
  readonly #store: MutedStore;
  readonly #changes = new Notifier<void>();
  #people: ReadonlyMap<string, Author>;
  /** Whether the store keeps what it is given; else what is known here is all there is. */
  #isKept = true;

  constructor(store: MutedStore) {
    this.#store = store;
    this.#people = parse(store.load());
  }

  /** Those who are muted, the latest last. */
  get list(): readonly Author[] {
    return [...this.#people.values()];
  }

  has({ key }: Author): boolean {
    return this.#people.has(key);
  }

  mute(author: Author): void {
    if (!canBeMuted(author) || this.has(author)) return;
    const others = this.list.slice(-(MOST - 1));
    this.#set([...others, author]);
  }

  unmute({ key }: Pick<Author, 'key'>): void {
    if (this.#people.has(key)) this.#set(this.list.filter((author) => author.key !== key));
  }

  /** Forgets everybody. */
  clear(): void {
    this.#set([]);
  }

  /** Another tab may have changed what is kept. */
  reload(): void {
    if (!this.#isKept) return;
    this.#people = parse(this.#store.load());
    this.#changes.notify();
  }

  /** Tells when somebody was muted or unmuted, here or in another tab. */
  onChange(listener: () => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  #set(people: readonly Author[]): void {
    this.#people = byKey(people);
    const text =
      people.length === 0
        ? ''
        : JSON.stringify(people.map(({ key, name, mark, idTail }) => ({ key, name, mark, idTail })));
    this.#store.save(text);
    this.#isKept = (this.#store.load() ?? '') === text;
    this.#changes.notify();
  }
}

/** Whether there is anything to know this person again by: an id, or at least a name. */
export function canBeMuted({ key, name, mark }: Author): boolean {
  return mark !== 'claimed' || (name !== '' && key !== '');
}

function byKey(people: readonly Author[]): ReadonlyMap<string, Author> {
  return new Map(people.map((author) => [author.key, author]));
}

/** What an older page, or anybody else, has stored: whatever is not a person is left out. */
function parse(text: string | undefined): ReadonlyMap<string, Author> {
  const people = Object.values(jsonFields(text ?? '') ?? {}).flatMap((value) => authorIn(value) ?? []);
  return byKey(people.slice(-MOST));
}

function authorIn(value: unknown): Author | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, name, mark, idTail } = value as Readonly<Record<string, unknown>>;
  if (!isText(key) || key === '' || !isText(name) || !isMark(mark)) return undefined;
  return { key, name, mark, ...(isText(idTail) && { idTail }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_FIELD_LENGTH;
}

function isMark(value: unknown): value is Author['mark'] {
  return typeof value === 'string' && MARKS.includes(value);
}
