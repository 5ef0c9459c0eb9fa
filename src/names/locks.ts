// Every lock of the Web Locks API.

import { PREFIX } from './prefix.ts';

/** Held by the tab whose turn it is to ask for a token. @param key of the token */
export function turnLock(key: string): string {
  return `${PREFIX}turn:${key}`;
}

/** Shared by the tabs that have something to tell of a token. @param key of the token */
export function presentLock(key: string): string {
  return `${PREFIX}present:${key}`;
}

/** Held by the tab that renews a session. @param family of its tokens */
export function renewalLock(family: string): string {
  return `${PREFIX}renewal:${family}`;
}
