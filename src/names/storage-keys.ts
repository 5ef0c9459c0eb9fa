// Every key that the page uses in web storage.

import { PREFIX } from './prefix.ts';

/**
 * What the page remembers. A draft is for this tab and survives a reload of it; all else is for this device: the name
 * of guests, the way in that was chosen, how the page looks (index.html reads the theme) and speaks, of what it tells
 * while nobody reads it, what it tells others of whoever reads (both JSON), whether it keeps messages, and at which
 * machines they have to go (JSON), settings (JSON), and by the name of a machine the rooms that were entered through it,
 * and the people there who were muted (both JSON).
 */
export type MemoryKey =
  | 'user-name'
  | 'machine'
  | 'theme'
  | 'language'
  | 'notices'
  | 'people'
  | 'history'
  | 'settings'
  | `rooms:${string}`
  | `muted:${string}`
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
  /** The config.json by which this tab entered a room last (JSON). */
  | 'last-config'
  /** Where tokens by it have led (JSON). */
  | 'last-service'
  /**
   * What a guest who comes back can have asked for at once, in this tab: the request for a token, and where the last one
   * led. By the path of the page and the settings. Read by index.html.
   */
  | `vend:${string}`
  /** What this tab has shown a machine last of whoever is signed in: a digest, and when (JSON). */
  | 'shown'
  /** The page's script, and the scripts of the way in that was taken in this tab. Read by index.html. */
  | 'way-files'
  /** When index.html asked so last, in any tab (epoch ms). */
  | 'vend'
  /** Somebody is on the way to a sign-in page elsewhere (JSON). */
  | 'trip';

/** The key as it stands in web storage. */
export function storageKey(key: StorageKey): string {
  return PREFIX + key;
}
