/** Errors that the page has told people of, or is about to, so that each is told and thrown once. */
const heard = new WeakSet<Error>();

/** True for the first who asks about an error. */
export function isNews(error: Error): boolean {
  if (heard.has(error)) return false;
  heard.add(error);
  return true;
}
