// Every word of the list except why a message was not sent (user-messages.ts).

import type { Author, ForeignRow, MessageRow } from '../../chat/timeline-row.ts';
import { sendFailure } from '../user-messages.ts';

export const MESSAGES = 'Messages';
export const NEW_MESSAGES = 'New messages';
export const RETRY = 'Retry';
export const DISCARD = 'Discard';
export const SHOW_MORE = 'Show more';
export const SHOW_LESS = 'Show less';
export const OLDER_DROPPED = 'Older messages are no longer kept on this page';
export const EMPTY_HEADING = 'No messages yet';
export const EMPTY_TEXT = 'Say hello: whoever joins the room can answer.';
export const WAITS = 'Waiting: Momento takes no more for now. It goes out by itself.';
export const YOU = 'You';
export const YOU_JOINED = 'You joined';
export const JOINED = 'joined';

const NOBODY = 'Someone';
const MAX_SPOKEN_LENGTH = 200;

export function nameOf(author: Author): string {
  return author.name === '' ? NOBODY : author.name;
}

/** How far a name can be trusted: in a word, and in a sentence. */
export const MARKS: Readonly<Record<Author['mark'], { readonly word: string; readonly meaning: string }>> = {
  verified: { word: 'Verified', meaning: 'Signed in under this name' },
  guest: { word: 'Guest', meaning: 'Came in under this name without signing in' },
  claimed: { word: 'Unverified', meaning: 'Only the message says that it is from this person' },
};

export const DELIVERIES: Readonly<Record<MessageRow['delivery'], string>> = {
  received: '',
  pending: 'Sending',
  sent: 'Sent',
  seen: 'Delivered',
  failed: 'Not sent',
};

export function foreignLabel({ format, byteCount }: ForeignRow): string {
  if (format === 'binary')
    return `Binary data${byteCount === undefined ? '' : `, ${plural(byteCount, 'byte')}`}`;
  return format === 'json' ? 'Data that is not a chat message' : 'Plain text';
}

export function gapText(count: number | undefined): string {
  if (count === undefined) return 'Some messages may be missing here';
  return `${plural(count, 'message')} could not be recovered`;
}

export function spokenCount(count: number): string {
  return plural(count, 'new message');
}

export function spokenMessage({ author, text }: MessageRow | ForeignRow): string {
  const isLong = text.length > MAX_SPOKEN_LENGTH;
  return `${nameOf(author)}: ${isLong ? `${text.slice(0, MAX_SPOKEN_LENGTH)}…` : text}`;
}

export function spokenFailure({ failure }: MessageRow): string {
  return sendFailure(failure ?? 'rejected');
}

function plural(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
