// The words of the room screen, except for its list (list-words.ts) and its problems (problems-words.ts).

import { number, plural } from '../words/en/count.ts';
import { words } from '../words/words.ts';

export const KEEPS_TRYING = 'The page keeps trying. Choose “Retry now” to try at once.';

const EN = {
  /** Of the button; the count is that of the other rooms. */
  rooms: (unread: number) =>
    unread === 0
      ? 'Rooms'
      : plural(unread, { one: 'Rooms, 1 new message', other: `Rooms, ${number(unread)} new messages` }),
  /** The first button, which only the keyboard reaches: past all the others. */
  toMessages: 'Skip to the messages',
  people: 'Who is here',
  search: 'Search',
  /** The keys of search-keys.ts. */
  searchAndKeys: 'Search (Ctrl+Shift+F)',
  leave: 'Leave',
  /** Leaving would lose messages. */
  leaveAnyway: 'Leave anyway',
  stay: 'Stay',
  unsentHeading: (count: number) =>
    plural(count, {
      one: 'One message has not been sent yet',
      other: `${number(count)} messages have not been sent yet`,
    }),
  unsentText: 'If you leave now, unsent messages are lost. Stay to send them.',

  copyInviteLink: 'Copy invite link',
  linkCopied: 'Link copied',
  copyThisLink: 'Copy this link',

  message: 'Message',
  send: 'Send',
  saveEdit: 'Save',
  byteCount: (count: number, limit: number) => `${number(count)} of ${number(limit)} bytes`,
  tooLong: (excessBytes: number) => `Too long by ${bytes(excessBytes)}. Shorten it, or send it in parts.`,
  /** The composer is closed. */
  readOnly:
    'You can read this room, but not write in it. To write, ask whoever runs this chat for permission.',

  live: 'Live',
  /** Begins with `live`. */
  liveReadOnly: 'Live, read only',
  /** The network holds streams back. */
  delayed: 'Messages come with a delay',
  /** As that, and not even short streams get through. Before `nextTryIn`. */
  sendsOnly: 'Sending works, receiving does not',
  /** Before `retryIn` or `underWay`. */
  connecting: 'Connecting',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
  underWay: '…',
  retryIn: (seconds: number) => ` in ${seconds} s`,
  nextTryIn: (seconds: number) => `, next try in ${seconds} s`,
  notConnected: 'Not connected',
  signInAgain: 'Sign in again',
  closed: 'Closed',

  /** For a problem that has no words of its own, or where these cannot be loaded. */
  unreachable: { heading: 'The room cannot be reached', text: KEEPS_TRYING },
  retryNow: 'Retry now',
  /** In the room, until the same person has signed in again. */
  identityLost: {
    heading: 'You are no longer signed in',
    text: 'You can still read what is here. Sign in again to continue and to write. What you have written is kept.',
  },
  /** In place of the composer. */
  notLetIn: 'You cannot write here before you are let in.',
  signIn: 'Sign in',
};

export const roomWords = words('room', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    room: typeof EN;
  }
}

function bytes(count: number): string {
  return plural(count, { one: '1 byte', other: `${number(count)} bytes` });
}
