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

/** Shared by the tabs that show a room to somebody, and held by the one that tells of it. @param room with its machine */
export function noticeLock(room: string): string {
  return `${PREFIX}notice:${room}`;
}

/** Held by the tab that renews a session. @param family of its tokens */
export function renewalLock(family: string): string {
  return `${PREFIX}renewal:${family}`;
}

/** Held while the live rooms of all tabs are counted. @param service that they stream from */
export function countingLock(service: string): string {
  return `${PREFIX}counting:${service}`;
}

/**
 * Held by the tab in which a room is live.
 * @param room.since when it went out of view (epoch ms)
 * @param room.id no other has it; without colons
 */
export function liveLock(room: {
  readonly service: string;
  readonly since: number | 'shown';
  readonly id: string;
}): string {
  return `${livePrefix(room.service)}${room.since}:${room.id}`;
}

/** The live rooms among the locks that are held. */
export function liveLocks(
  service: string,
  held: readonly { readonly name?: string }[],
): { readonly name: string /** Undefined: in view. */; readonly since: number | undefined }[] {
  const prefix = livePrefix(service);
  return held.flatMap(({ name = '' }) => {
    if (!name.startsWith(prefix)) return [];
    const since = Number.parseInt(name.slice(prefix.length), 10);
    return { name, since: Number.isNaN(since) ? undefined : since };
  });
}

function livePrefix(service: string): string {
  return `${PREFIX}live:${service}:`;
}
