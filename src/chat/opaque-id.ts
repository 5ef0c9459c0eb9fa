// Ids that are nobody's name: a user pool in which people sign in by e-mail makes UUIDs.

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
// Enough to tell the people of a room apart by eye and by ear.
const TAIL_LENGTH = 6;

/** Whether an id says nothing to people. */
export function isOpaqueId(id: string): boolean {
  return UUID.test(id);
}

/** What is drawn of such an id. */
export function tailOf(id: string): string {
  return id.slice(-TAIL_LENGTH);
}
