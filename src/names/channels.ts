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
