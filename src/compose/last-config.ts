// The config.json by which this tab entered a room last, and where that led. Whoever comes back to the room starts by it.

import { isObject } from '../config/fields/field.ts';
import { storageKey } from '../names/storage-keys.ts';

export interface LastConfigPlace {
  /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
  readonly tab: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Address of the page: other pages of the origin see the same storage, and have a config.json of their own. */
  readonly pageUrl: string;
}

const KEY = storageKey('last-config');
const SERVICE_KEY = storageKey('last-service');

/** @param file parsed config.json; it holds no secret, as everybody can fetch it */
export function keepConfig(file: unknown, place: LastConfigPlace): void {
  keep(KEY, file, place);
}

/** @returns parsed config.json, not checked in any way; undefined where this tab has entered no room of this page */
export function lastConfig(place: LastConfigPlace): unknown {
  return kept(KEY, place);
}

/** @param url where tokens by that config.json have led */
export function keepService(url: string, place: LastConfigPlace): void {
  keep(SERVICE_KEY, url, place);
}

export function lastService(place: LastConfigPlace): string | undefined {
  const url = kept(SERVICE_KEY, place);
  return typeof url === 'string' ? url : undefined;
}

function keep(key: string, what: unknown, { tab, pageUrl }: LastConfigPlace): void {
  try {
    tab().setItem(key, JSON.stringify({ of: fileUrl(pageUrl), what }));
  } catch {
    // Blocked or full: the next visit waits for config.json.
  }
}

function kept(key: string, { tab, pageUrl }: LastConfigPlace): unknown {
  try {
    const record: unknown = JSON.parse(tab().getItem(key) ?? '');
    return isObject(record) && record.of === fileUrl(pageUrl) ? record.what : undefined;
  } catch {
    return undefined;
  }
}

function fileUrl(pageUrl: string): string {
  return new URL('config.json', pageUrl).href;
}
