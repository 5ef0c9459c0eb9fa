import { BoundedSet } from '../../base/bounded-set.ts';
import type { ChatEvent } from '../wire/event-kinds.ts';

// Retries come seconds after the first try, and the session itself delivers an item once.
const REMEMBERED = 4_096;

/** Remembers which events of others have come, because a sender without an answer sends again with the same id. */
export class Receipts {
  readonly #keys = new BoundedSet<string>(REMEMBERED);

  /**
   * Takes note of an event; false when the same had come before: the same content, under the same id, from the same
   * publisher. So nobody hides another's message by its id, and a sender whose ids begin anew hides none of his own.
   */
  note(event: ChatEvent, publisherId: string): boolean {
    const { id, kind, username } = event;
    if (id === undefined) return true;
    const text = saidBy(event);
    // The lengths keep the parts apart. A number may stand for the content: whoever finds two texts of one number
    // hides his own.
    const key = `${publisherId.length}:${publisherId}${id.length}:${id}${kind}${hash(username)}${hash(text)}`;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}

function saidBy(event: ChatEvent): string {
  switch (event.kind) {
    case 'joined':
      return '';
    case 'message':
      return event.text + (event.replyTo?.id ?? '');
    case 'edited':
      return event.text + event.targetId;
    case 'deleted':
      return event.targetId;
  }
}

/** FNV-1a over UTF-16 units: a storm of messages has no time for more. */
function hash(text: string): number {
  let hashed = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hashed = Math.imul(hashed ^ text.charCodeAt(i), 0x01000193);
  return hashed;
}
