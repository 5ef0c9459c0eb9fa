/**
 * The same text in memory of its own. What `slice`, `trim` and `+` give may be a view of the texts it was made of, and
 * keeps all of them in memory for as long as it lives.
 */
export function ownCopy(text: string): string {
  // No operation on strings promises a copy. Reading JSON has to make one, and is quick.
  return JSON.parse(JSON.stringify(text)) as string;
}
