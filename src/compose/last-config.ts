// The config.json by which this tab entered a room last. Whoever comes back to the room starts by it.

import { isObject } from '../config/fields/field.ts';
import { storageKey } from '../names/storage-keys.ts';

export interface LastConfigPlace {
  /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
  readonly tab: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Address of the page: other pages of the origin see the same storage, and have a config.json of their own. */
  readonly pageUrl: string;
}

const KEY = storageKey('last-config');

/** @param file parsed config.json; it holds no secret, as everybody can fetch it */
export function keepConfig(file: unknown, { tab, pageUrl }: LastConfigPlace): void {
  try {
    tab().setItem(KEY, JSON.stringify({ of: fileUrl(pageUrl), file }));
  } catch {
    // Blocked or full: the next visit waits for config.json.
  }
}

/** @returns parsed config.json, not checked in any way; undefined where this tab has entered no room of this page */
export function lastConfig({ tab, pageUrl }: LastConfigPlace): unknown {
  try {
    const kept: unknown = JSON.parse(tab().getItem(KEY) ?? '');
    return isObject(kept) && kept.of === fileUrl(pageUrl) ? kept.file : undefined;
  } catch {
    return undefined;
  }
}

function fileUrl(pageUrl: string): string {
  return new URL('config.json', pageUrl).href;
}
