import type { Cancel } from '../../base/cancel.ts';
import { newId } from '../../base/new-id.ts';
import { MEMORY_CHANNEL } from '../../names/channels.ts';
import { type MemoryKey, storageKey } from '../../names/storage-keys.ts';
import { openTabChannel, type TabChannel } from '../../tabs/tabs-platform.ts';
import type { PageMemory } from '../parts/page-memory.ts';

/** A channel has no other way to tell what this page itself said. */
const THIS_PAGE = newId();

/**
 * Hears when another tab changes one of these for the whole device: by the browser's own events, which private windows of
 * WebKit do not deliver, and by what tabs tell each other.
 * @param listener gets the name of the key in web storage; null when all of it was cleared. It may hear a change twice.
 */
export function onOtherTab(keys: readonly MemoryKey[], listener: (key: string | null) => void): Cancel {
  const names = keys.map(storageKey);
  const hear = (key: unknown) => {
    if (key === null || (typeof key === 'string' && names.includes(key))) listener(key);
  };
  const onStorage = ({ key }: StorageEvent) => hear(key);
  let channel = openChannel(hear);
  const close = () => channel?.close();
  // A page with an open channel may not be kept for the way back.
  const open = ({ persisted }: PageTransitionEvent) => {
    if (persisted) channel = openChannel(hear);
  };
  window.addEventListener('storage', onStorage);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  return () => {
    close();
    window.removeEventListener('storage', onStorage);
    window.removeEventListener('pagehide', close);
    window.removeEventListener('pageshow', open);
  };
}

/** The same, and other tabs hear of what is saved. */
export function toldMemory(memory: PageMemory): PageMemory {
  return {
    load: (key) => memory.load(key),
    save: (key, value) => {
      memory.save(key, value);
      const channel = openChannel(() => {});
      channel?.post({ key: storageKey(key), from: THIS_PAGE });
      channel?.close();
    },
    forgetDrafts: (machineName) => memory.forgetDrafts(machineName),
  };
}

/** Undefined where the browser has none. */
function openChannel(hear: (key: unknown) => void): TabChannel | undefined {
  try {
    return openTabChannel(MEMORY_CHANNEL, (data) => {
      const { key, from } = (data ?? {}) as Readonly<Record<string, unknown>>;
      if (from !== THIS_PAGE) hear(key);
    });
  } catch {
    return undefined;
  }
}
