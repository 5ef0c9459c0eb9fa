import type { Cancel } from '../../base/cancel.ts';
import type { MemoryKey } from '../chat-services.ts';
import { storageKey } from '../page-memory.ts';

/** Hears when another tab changes one of these for the whole device. */
export function onOtherTab(keys: readonly MemoryKey[], listener: () => void): Cancel {
  const names = keys.map(storageKey);
  const hear = ({ key }: StorageEvent) => {
    // No key: all of the storage was cleared.
    if (key === null || names.includes(key)) listener();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}
