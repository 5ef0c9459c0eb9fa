/**
 * Whether a page may send people to the local provider and get them back: whatever is served on this machine, on any
 * port, since no port is known beforehand. A redirect address has neither a query nor a fragment.
 */
export function isPageOfThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, search, hash, username } = new URL(address);
  const isHere = /^(?:.+\.)?localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(hostname);
  return isHere && /^https?:$/.test(protocol) && search + hash + username === '' && !/[?#]/.test(address);
}
