import {
  type EventClaims,
  type EventFields,
  encodeEvent,
  isId,
  type OutgoingEvent,
  parseClaims,
} from './event.ts';
import { REACTED } from './event-kinds.ts';
import { type Proof, parseProof } from './seal.ts';

/** What can be felt about a message, in the order in which it is shown. */
export const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🎉'] as const;

// Newer pages may know some more.
const MOST_READ = 32;

export type Reaction = (typeof REACTIONS)[number];

/** The message that is reacted to: its claimed id, and the token id under which the service attested it. */
export interface ReactedTo {
  readonly id: string;
  readonly publisherId: string;
}

/** Somebody says all that they feel about a message, in the place of what they said before. */
export interface Reacted extends EventClaims {
  readonly id: string;
  readonly target: ReactedTo;
  /** In the order of `REACTIONS`, each once; none: they take all back. */
  readonly reactions: readonly Reaction[];
  /** By what a sender is known again whom nobody attests: all that they say of one message opens one seal. */
  readonly proof?: Proof;
}

/** One that has come and was not looked at: its members, and the token id that the service attests. */
export interface UnreadReaction {
  readonly fields: EventFields;
  readonly publisherId: string;
}

export interface OutgoingReacted extends OutgoingEvent {
  readonly target: ReactedTo;
  readonly reactions: readonly Reaction[];
  readonly proof?: Proof | undefined;
}

/** Reads the members of such an event; `undefined` where they make no sense. Never throws. */
export function parseReacted(fields: EventFields): Reacted | undefined {
  const { id, ...claims } = parseClaims(fields);
  const { target, targetPublisherId, reactions } = fields;
  if (id === undefined || !isId(target) || !isId(targetPublisherId) || !Array.isArray(reactions))
    return undefined;
  const proof = parseProof(fields);
  const said = new Set(reactions.slice(0, MOST_READ).map(plain));
  return {
    ...claims,
    id,
    target: { id: target, publisherId: targetPublisherId },
    reactions: REACTIONS.filter((reaction) => said.has(plain(reaction))),
    ...(proof && { proof }),
  };
}

/** Pages of the original chat draw nothing for it. */
export function encodeReacted({ target, reactions, proof, ...event }: OutgoingReacted): string {
  return encodeEvent(REACTED, event, {
    target: target.id,
    targetPublisherId: target.publisherId,
    reactions,
    ...proof,
  });
}

/** Without the sign that asks for a picture in colours, which programs add or leave out. */
function plain(reaction: unknown): unknown {
  return typeof reaction === 'string' ? reaction.replace('\ufe0f', '') : reaction;
}
