import type { ChatPage } from '../../support/chat-page.ts';
import { readAllRows } from '../faults/shown-rows.ts';
import { judge } from '../faults/verdict.ts';

/** What a tab did not show as it was said: all empty where it did. */
export interface Flaws {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
  readonly gaps: readonly string[];
}

export const NO_FLAWS: Flaws = { lost: [], doubled: [], disordered: [], gaps: [] };

/** What each has said, and what each tab has to show of it. */
export class Ledger {
  /** Numbers of messages, by author, in the order in which they were written. */
  readonly #said = new Map<string, string[]>();
  readonly #liveFrom = new WeakMap<ChatPage, ReadonlyMap<string, number>>();

  get messages(): number {
    return [...this.#said.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** @returns what this author is to say next */
  next(author: string): string {
    const numbers = this.#said.get(author) ?? [];
    const number = `#${numbers.length}`;
    this.#said.set(author, [...numbers, number]);
    return `${author} ${number}`;
  }

  /** From now on the tab has to show what is said. */
  entered(tab: ChatPage): void {
    this.#liveFrom.set(tab, new Map([...this.#said].map(([author, { length }]) => [author, length])));
  }

  /** Reads all that the tab shows. Call it while nobody says anything, and all that was said has come. */
  async flawsOf(tab: ChatPage): Promise<Flaws> {
    const rows = await readAllRows(tab);
    const liveFrom = this.#liveFrom.get(tab);
    const verdicts = [...this.#said].map(([author, sent]) => {
      const prefix = `${author} `;
      const own = rows.filter(({ text }) => text.startsWith(prefix));
      const numbered = own.map((row) => ({ ...row, text: row.text.slice(prefix.length) }));
      const { lost, doubled, disordered } = judge(numbered, { sent, liveFrom: liveFrom?.get(author) ?? 0 });
      const named = (numbers: readonly string[]) => numbers.map((number) => prefix + number);
      return { lost: named(lost), doubled: named(doubled), disordered: named(disordered) };
    });
    return {
      lost: verdicts.flatMap(({ lost }) => lost),
      doubled: verdicts.flatMap(({ doubled }) => doubled),
      disordered: verdicts.flatMap(({ disordered }) => disordered),
      gaps: rows.flatMap(({ kind, text }) => (kind === 'gap' ? [text] : [])),
    };
  }
}

export function joined(flaws: readonly Flaws[]): Flaws {
  return {
    lost: flaws.flatMap(({ lost }) => lost),
    doubled: flaws.flatMap(({ doubled }) => doubled),
    disordered: flaws.flatMap(({ disordered }) => disordered),
    gaps: flaws.flatMap(({ gaps }) => gaps),
  };
}
