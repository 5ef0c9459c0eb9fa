// What is asked of whoever wants in, by the form of the page and by that in somebody else's.

import type { joinWords } from './join-words.ts';

/** What is the same of a field in both forms; `label` and `missing` are names of words. */
interface Field {
  readonly id: string;
  readonly label: keyof ReturnType<typeof joinWords>;
  readonly missing: keyof ReturnType<typeof joinWords>;
  readonly autocomplete: string;
  readonly enterKeyHint: string;
}

export const FIELDS = {
  roomName: { id: 'room', label: 'room', missing: 'noRoom', autocomplete: 'off', enterKeyHint: 'next' },
  userName: {
    id: 'user-name',
    label: 'userName',
    missing: 'noUserName',
    autocomplete: 'nickname',
    enterKeyHint: 'go',
  },
} as const satisfies Record<string, Field>;

/** What is wrong with a name, in words. */
export type NameProblems = Partial<Readonly<Record<keyof typeof FIELDS, string>>>;
