// What a message carries so that its sender can be known again: docs/decisions/014-changing-messages.md.

import { sha256 } from '../../base/sha-256.ts';

/** How often one message can be changed. It bounds what a forged change costs those who check it. */
export const MAX_REVISIONS = 32;

// 128 bits: what has to be found is another value for a given one.
const DIGITS = 32;
const SEAL = /^[0-9a-f]{32}$/;

/** The right to change a message: what its seal was made of, some steps back. */
export interface Proof {
  /** How many steps; each change goes at least one further than those before it. From 1 to `MAX_REVISIONS`. */
  readonly revision: number;
  readonly opens: string;
}

/** Makes a value so many steps into one from which nobody finds the way back. */
export function sealed(value: string, steps: number): string {
  let result = value;
  for (let step = 0; step < steps; step++) result = sha256(result).slice(0, DIGITS);
  return result;
}

/** The seal that a proof opens. */
export function sealOf({ opens, revision }: Proof): string {
  return sealed(opens, revision);
}

/** Reads the member of a message; `undefined` where it is none, whatever it is. */
export function parseSeal(value: unknown): string | undefined {
  return typeof value === 'string' && SEAL.test(value) ? value : undefined;
}

/** Reads the members of a change; `undefined` where they prove nothing. */
export function parseProof(fields: Readonly<Record<string, unknown>>): Proof | undefined {
  const { revision } = fields;
  const opens = parseSeal(fields['opens']);
  const isInRange =
    typeof revision === 'number' && Number.isInteger(revision) && revision >= 1 && revision <= MAX_REVISIONS;
  return isInRange && opens !== undefined ? { revision, opens } : undefined;
}
