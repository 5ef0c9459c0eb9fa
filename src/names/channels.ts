// Every `BroadcastChannel` by which tabs talk.

import { PREFIX } from './prefix.ts';

/** Where tabs that share a token tell each other what they know. @param key of the token */
export function newsChannel(key: string): string {
  return `${PREFIX}news:${key}`;
}

/** Where tabs hear that somebody signed out of a machine. */
export function signOutChannel(machineUrl: string): string {
  return `${PREFIX}sign-out:${machineUrl}`;
}

/** Where tabs hear what became of a session that they share, or of one that was copied with its tab. */
export function sessionChannel(key: string): string {
  return `${PREFIX}session:${key}`;
}

/** Where tabs hear what one of them has stored for the whole device: the name of the key in web storage. */
export const MEMORY_CHANNEL = `${PREFIX}memory`;
