// The words of what can be done with a message, and why one was not sent. They are loaded once the list is drawn.

import type { MessageRow, SendFailureCode } from '../../../chat/timeline/timeline-row.ts';
import { sentences } from '../../parts/sentences.ts';
import { words } from '../../words/words.ts';

const EN = {
  react: 'React',
  reply: 'Reply',
  copy: 'Copy text',
  copied: 'Copied',
  edit: 'Edit',
  delete: 'Delete',
  /** What can be done with a message. */
  actions: 'Message actions',
  /** Before why a change of an own message was not sent. */
  changeUnsent: 'Others may not see this change.',
  /** Why a message was not sent. */
  sendFailures: {
    'read-only': 'Not sent: you can only read in this room.',
    limited: 'Not sent: Momento is not accepting more messages right now. Try again in a moment.',
    timeout: 'No answer: the message may or may not have arrived. Trying again will not send it twice.',
    unreachable: 'Not sent: no connection. It will be sent automatically when the connection is back.',
    'signed-out': 'Not sent: your access has expired. Join again.',
    rejected: 'Not sent: Momento does not accept this message.',
  } satisfies Record<SendFailureCode, string>,
};

export const deedsWords = words('deeds', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    deeds: typeof EN;
  }
}

/** Why a message, or a change of it, was not sent. */
export function spokenFailure({ failure = 'rejected', changed }: MessageRow): string {
  const { changeUnsent, sendFailures } = deedsWords();
  const why = sendFailures[failure];
  return changed ? sentences(changeUnsent, why) : why;
}
