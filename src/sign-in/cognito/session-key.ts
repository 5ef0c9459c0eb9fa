import { storageKey } from '../../names/storage-keys.ts';

/**
 * Where the session is in web storage. Each machine has one of its own, even where two take tokens of the same pool:
 * signing out of one would otherwise leave the other with the tokens in its memory.
 */
export function sessionKey({ clientId, url }: { readonly clientId: string; readonly url: string }): string {
  return storageKey(`cognito:${clientId}:${url}`);
}
