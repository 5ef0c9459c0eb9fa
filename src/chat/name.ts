import { checkLength, type LabelLength } from '../base/label.ts';

/** Longest name of a person or a room in UTF-16 units: `guest:` + name stays within a token id's 64. */
export const MAX_NAME_LENGTH = 56;

/** What a form can tell of a name at once. The rest is found on the way into the room, by `entry-check.ts`. */
export function glanceAtName(raw: string): LabelLength {
  return checkLength(raw, MAX_NAME_LENGTH);
}
