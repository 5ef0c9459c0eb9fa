// The scripts of a way in, which index.html fetches beside the page's own for whoever took that way in this tab.

import { storageKey } from '../names/storage-keys.ts';

export interface WayFilesOptions {
  /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
  readonly tab: () => Pick<Storage, 'setItem'>;
  /** Address of the page's script. */
  readonly script: string | undefined;
  /** Addresses of all that has been loaded so far. Not every browser tells. */
  readonly loaded: () => readonly string[];
}

/** To be called when the way in is loaded, and nothing else yet of what follows. Other builds have other names. */
export function keepWayFiles({ tab, script, loaded }: WayFilesOptions): void {
  const folder = script?.match(/^.*\/assets\//)?.[0];
  // In development, modules are many.
  if (script === undefined || folder === undefined) return;
  try {
    const files = loaded().filter(
      (file) => file.startsWith(folder) && file.endsWith('.js') && file !== script,
    );
    tab().setItem(storageKey('way-files'), [script, ...new Set(files)].join(' '));
  } catch {
    // Not told, blocked or full: the next visit waits for the page's scripts.
  }
}
