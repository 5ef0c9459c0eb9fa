import { type EventClaims, type EventFields, isId, type OutgoingEvent } from './event.ts';
import { type Proof, parseProof } from './seal.ts';

/** What every change of a message says. */
export interface Change extends EventClaims {
  readonly id: string;
  /** The id of the message. */
  readonly targetId: string;
  /** Absent: it counts only for who knows its sender to be that of the message. */
  readonly proof?: Proof;
}

export interface OutgoingChange extends OutgoingEvent {
  readonly targetId: string;
  readonly proof?: Proof | undefined;
}

/** The members that all changes have. */
export function changeFields({ targetId, proof }: OutgoingChange): EventFields {
  return { target: targetId, ...proof };
}

/** Reads them; `undefined` where it is no change of anything. Never throws. */
export function parseChange(claims: EventClaims, fields: EventFields): Change | undefined {
  const { target } = fields;
  const { id } = claims;
  if (id === undefined || !isId(target)) return undefined;
  const proof = parseProof(fields);
  return { ...claims, id, targetId: target, ...(proof && { proof }) };
}
