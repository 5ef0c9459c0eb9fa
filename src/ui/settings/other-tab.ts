import type { Cancel } from '../../base/cancel.ts';
import { type MemoryKey, storageKey } from '../../names/storage-keys.ts';

/**
 * Hears when another tab changes one of these for the whole device.
 * @param listener gets the name of the key in web storage; null when all of it was cleared
 */
export function onOtherTab(keys: readonly MemoryKey[], listener: (key: string | null) => void): Cancel {
  const names = keys.map(storageKey);
  const hear = ({ key }: StorageEvent) => {
    if (key === null || names.includes(key)) listener(key);
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}
