// Every key that the page uses in web storage.

import { PREFIX } from './prefix.ts';

/**
 * What the page remembers. A draft is for this tab and survives a reload of it; all else is for this device: the name
 * of guests, the way in that was chosen, how the page looks (index.html reads the theme) and speaks, settings (JSON), and
 * the rooms that were entered through a machine (JSON), by its name.
 */
export type MemoryKey =
  | 'user-name'
  | 'machine'
  | 'theme'
  | 'language'
  | 'settings'
  | `rooms:${string}`
  | `draft:${string}`;

export type StorageKey =
  | MemoryKey
  /** Ids and digests of messages that were written on this device, by whomever (JSON). */
  | 'own-messages'
  /** What the seals of own messages are made of, in this tab. */
  | 'seals'
  /** The last sign-out, by the address of the machine. */
  | `signed-out:${string}`
  /** The session at a Cognito user pool, by app and machine. */
  | `cognito:${string}`
  /** The session at an OpenID provider, by issuer, app and machine. */
  | `oidc:${string}`
  /** Somebody is on the way to a sign-in page elsewhere (JSON). */
  | 'trip';

/** The key as it stands in web storage. */
export function storageKey(key: StorageKey): string {
  return PREFIX + key;
}
