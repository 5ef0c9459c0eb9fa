import { COMMANDS } from './commands.ts';
import type { NamedEmoji } from './emoji.ts';
import { type PeopleSource, peopleLike } from './people-seen.ts';
import type { Trigger } from './trigger.ts';
import { writingWords } from './writing-words.ts';

/** What may be meant by what somebody has begun to write. */
export interface Suggestion {
  /** Put in the place of what was begun. */
  readonly text: string;
  /** Shown before the label. */
  readonly picture?: string;
  readonly label: string;
  /** What it does, in words. */
  readonly does?: string;
  /** Whether the label is somebody's name. */
  readonly isName?: boolean;
}

// More would be a list to search in; it also has to fit over the keyboard of a phone.
const AT_MOST = 6;

/** What the suggestions are taken from. */
export interface SuggestionSource {
  readonly people: PeopleSource | undefined;
  readonly emojiLike: (query: string, atMost: number) => readonly NamedEmoji[];
}

export function suggestionsFor({ kind, query }: Trigger, source: SuggestionSource): readonly Suggestion[] {
  switch (kind) {
    case 'person':
      return source.people ? peopleLike(query, source.people, AT_MOST).map(ofPerson) : [];
    case 'emoji':
      return source.emojiLike(query.toLowerCase(), AT_MOST).map(ofEmoji);
    case 'command':
      return COMMANDS.filter((name) => name.startsWith(query.toLowerCase()) && name !== query).map((name) => {
        const { me, help } = writingWords().commands;
        return name === 'me'
          ? { text: '/me ', label: me.usage, does: me.does }
          : { text: '/help', label: '/help', does: help.does };
      });
  }
}

function ofPerson(name: string): Suggestion {
  return { text: `@${name} `, label: name, isName: true };
}

function ofEmoji({ emoji, name }: NamedEmoji): Suggestion {
  return { text: emoji, picture: emoji, label: `:${name}:` };
}
