/** Rows by number, own messages that are on their way after all others. */
interface Rows {
  readonly dropped: number;
  readonly length: number;
  readonly held: readonly unknown[];
}

/** Number of the row after the last one that stays in its place: what is on its way moves. */
export function placedEnd({ dropped, length, held }: Rows): number {
  return dropped + length - held.length;
}
