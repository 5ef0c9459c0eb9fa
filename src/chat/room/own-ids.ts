/** Which message ids are ours. A page that keeps them over a reload still knows its own messages after it. */
export interface OwnIds {
  has(id: string): boolean;
  add(id: string): void;
}
