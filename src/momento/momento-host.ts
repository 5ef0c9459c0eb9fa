// Where tokens may go. A token says itself where it is good, so whoever made it could have it sent to anybody.

/** Momento's own: its cells are below it. */
export const MOMENTO_HOSTS: readonly string[] = ['momentohq.com'];

// Two or more labels, the last of which begins with a letter: neither an address in numbers nor a name of a local network.
const PLAIN_HOST =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether a host may be shown a token: a plain name (no port, user, path, escape or other script), and one of `allowed`
 * or below one of them. What is no plain name in `allowed` allows nothing.
 */
export function mayHaveToken(host: string, allowed: readonly string[]): boolean {
  if (!PLAIN_HOST.test(host)) return false;
  const name = host.toLowerCase();
  return allowed.some((each) => PLAIN_HOST.test(each) && `.${name}`.endsWith(`.${each.toLowerCase()}`));
}
