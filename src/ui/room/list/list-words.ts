// The words of the list, except for those of what can be done with a message (deeds-words.ts).

import type { Author } from '../../../chat/author.ts';
import type { ForeignRow, GapRow, JoinedRow, MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { joinWords } from '../../join/join-words.ts';
import { number, plural } from '../../words/en/count.ts';
import { words } from '../../words/words.ts';
import type { FoldedRow } from './folded-rows.ts';
import { isOfMixedScripts } from './mixed-scripts.ts';
import { textReader } from './text/text-reader.ts';

/** How far a name can be trusted: in a word, and in a sentence. */
interface MarkWords {
  readonly word: string;
  readonly meaning: string;
}

const EN = {
  messages: 'Messages',
  newMessages: 'New messages',
  /** Beside the time of a message. */
  edited: 'edited',
  /** In place of its text. */
  deleted: 'Message deleted',
  /** Of the author of a message. */
  mute: 'Mute this person',
  unmute: 'Unmute',
  unmuteName: (name: string) => `Unmute ${name}`,
  /** In place of what people say who are muted. */
  mutedMessages: (count: number) => `Muted: ${messages(count)} from several people`,
  mutedMessagesOf: (count: number, name: string) => `Muted: ${messages(count)} from ${name}`,
  /** In place of what such a person said, where somebody answers it. */
  mutedMessage: 'A message from someone you muted',
  /** In place of what people say that is too much to read. */
  flood: (count: number) => `Too many at once: ${messages(count)} from several people`,
  floodOf: (count: number, name: string) => `Too many at once: ${messages(count)} from ${name}`,
  /** The messages that a line stands for. */
  show: 'Show',
  hide: 'Hide',
  /** How to move in the list, for those who hear it. */
  listKeys: 'Arrow up and arrow down go from message to message, Enter shows what you can do with one.',
  /** The writer of a message that mentions whoever reads, for those who hear it. */
  mentionBy: (name: string) => `${name}, mentions you`,
  /** Before what is answered, for those who hear it. */
  inReplyTo: (name: string, text: string) => `In reply to ${name}: ${text}`,
  inReplyToYou: (text: string) => `In reply to you: ${text}`,
  /** Before what a message says that it answers, where the page does not have that. */
  quotedMessage: 'Quoted by the writer of this message, and not checked:',
  retry: 'Retry',
  discard: 'Discard',
  showMore: 'Show more',
  showLess: 'Show less',
  olderDropped: 'This page no longer keeps older messages',
  emptyHeading: 'No messages yet',
  emptyText: 'Say hello. Anyone who joins the room can answer.',
  waits: 'Waiting: Momento is not accepting more messages right now. It will be sent automatically.',
  you: 'You',
  youJoined: 'You joined',
  /** After a name. */
  joined: 'joined',
  /** After a name, too: so many came with them. */
  joinedWith: (count: number) =>
    plural(count, { one: 'and 1 other joined', other: `and ${number(count)} others joined` }),
  /** The same of people who left. */
  left: 'left',
  leftWith: (count: number) =>
    plural(count, { one: 'and 1 other left', other: `and ${number(count)} others left` }),
  /** In place of a name that is not known. */
  nobody: 'Someone',
  marks: {
    verified: { word: 'Verified', meaning: 'Signed in with this name' },
    guest: { word: 'Guest', meaning: 'Joined with this name without signing in' },
    opaque: {
      word: 'Unverified',
      meaning: 'Signed in with the ID that ends so; nobody vouches for this name',
    },
    claimed: { word: 'Unverified', meaning: 'Nobody vouches for this name' },
  } satisfies Record<Author['mark'], MarkWords>,
  /** Beside a name with letters of several alphabets. */
  mixedScripts: {
    word: 'Mixed alphabets',
    meaning: 'Letters of several alphabets, which may look alike',
  } satisfies MarkWords,
  /** A name or a mark, with the end of an id that is no name. */
  withIdTail: (text: string, idTail: string) => `${text} …${idTail}`,
  /** Whom a message is from, for those who hear it: the mark comes first, because no name can imitate that. */
  spoken: {
    verified: (name: string) => `Verified ${name}`,
    guest: (name: string) => `Guest ${name}`,
    opaque: (name: string, idTail: string) => `ID ${idTail}, unverified ${name}`,
    claimed: (name: string) => `Unverified ${name}`,
  } satisfies Record<Author['mark'], (name: string, idTail: string) => string>,
  deliveries: {
    received: '',
    pending: 'Sending',
    sent: 'Sent',
    seen: 'Delivered',
    failed: 'Not sent',
  } satisfies Record<MessageRow['delivery'], string>,
  plainText: 'Plain text',
  json: 'Data that is not a chat message',
  binary: 'Binary data',
  binaryBytes: (byteCount: number) =>
    plural(byteCount, { one: 'Binary data, 1 byte', other: `Binary data, ${number(byteCount)} bytes` }),
  /** Messages that could not be recovered. */
  gap: (count: number) =>
    plural(count, {
      one: '1 message could not be recovered',
      other: `${number(count)} messages could not be recovered`,
    }),
  /** Before the first message that this device has kept. */
  kept: 'Kept on this device',
  gapOfUnknownSize: 'Some messages may be missing here',
  newCount: (count: number) =>
    plural(count, { one: '1 new message', other: `${number(count)} new messages` }),
  /** Before the new text. */
  changed: (name: string) => `${name} changed a message`,
  deletedBy: (name: string) => `${name} deleted a message`,
  changedCount: (count: number) =>
    plural(count, { one: '1 message changed', other: `${number(count)} messages changed` }),
};

export const listWords = words('list', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    list: typeof EN;
  }
}

function messages(count: number): string {
  return plural(count, { one: '1 message', other: `${number(count)} messages` });
}

const MAX_SPOKEN_LENGTH = 200;

export function nameOf(author: Author): string {
  return author.name === '' ? listWords().nobody : author.name;
}

/** What stands beside a name; where the id is no name, with the end of that. */
export function markOf({ mark, idTail }: Author): MarkWords {
  const { marks, withIdTail } = listWords();
  const { word, meaning } = marks[mark];
  return { word: idTail === undefined ? word : withIdTail(word, idTail), meaning };
}

/** A name with its mark, in words. */
export function spokenName(author: Author): string {
  const { spoken, mixedScripts } = listWords();
  // Letter by letter, or it may be read as a word or a number.
  const said = spoken[author.mark](nameOf(author), author.idTail?.replaceAll(/\B/g, ' ') ?? '');
  return isOfMixedScripts(author.name) ? joinWords().comma(mixedScripts.word, said) : said;
}

export function foreignLabel({ format, byteCount }: ForeignRow): string {
  const words = listWords();
  switch (format) {
    case 'binary':
      return byteCount === undefined ? words.binary : words.binaryBytes(byteCount);
    case 'json':
      return words.json;
    case 'text':
      return words.plainText;
  }
}

export function gapText({ count, isKept }: GapRow): string {
  const words = listWords();
  if (isKept) return words.kept;
  return count === undefined ? words.gapOfUnknownSize : words.gap(count);
}

/** What stands behind the name of who came, or left. */
export function joinedText({ hasLeft, others = [], more = 0 }: JoinedRow): string {
  const count = others.length + more;
  const { joined, joinedWith, left, leftWith } = listWords();
  if (count === 0) return hasLeft ? left : joined;
  return (hasLeft ? leftWith : joinedWith)(count);
}

/** What stands in the place of messages that are folded away. */
export function foldedText({ count, author, isFlood }: FoldedRow): string {
  const { mutedMessages, mutedMessagesOf, flood, floodOf } = listWords();
  if (!author) return isFlood ? flood(count) : mutedMessages(count);
  return (isFlood ? floodOf : mutedMessagesOf)(count, spokenName(author));
}

export function spokenMessage(row: MessageRow | ForeignRow): string {
  const text = row.kind === 'message' ? textReader().withoutMarks(shownText(row)) : row.text;
  return `${spokenName(row.author)}: ${shortened(text)}`;
}

export function spokenAmendment({ author, text, changed }: MessageRow): string {
  const say = listWords();
  const name = spokenName(author);
  if (changed === 'deleted') return say.deletedBy(name);
  return `${say.changed(name)}: ${shortened(textReader().withoutMarks(text))}`;
}

/** What stands in the place of a message's text. */
export function shownText({ text, changed }: MessageRow): string {
  return changed === 'deleted' ? listWords().deleted : text;
}

function shortened(text: string): string {
  return text.length > MAX_SPOKEN_LENGTH ? `${text.slice(0, MAX_SPOKEN_LENGTH)}…` : text;
}
