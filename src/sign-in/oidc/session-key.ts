import { storageKey } from '../../names/storage-keys.ts';
import type { OidcMachine } from './oidc-machine.ts';

/** Where the session is in web storage: one for each machine, as at every kind that keeps one. */
export function sessionKey({
  issuer,
  clientId,
  url,
}: Pick<OidcMachine, 'issuer' | 'clientId' | 'url'>): string {
  return storageKey(`oidc:${issuer}:${clientId}:${url}`);
}
