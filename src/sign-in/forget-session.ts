type WebStorage = Pick<Storage, 'removeItem'>;

/** Removes what is stored under `key`, wherever it is. Never throws. */
export function forgetSession(
  key: string,
  { tab, device }: { readonly tab: () => WebStorage; readonly device: () => WebStorage },
): void {
  for (const storage of [tab, device]) forgetIn(storage, key);
}

/** Removes what is stored under `key` in one storage. Never throws. */
export function forgetIn(storage: () => WebStorage, key: string): void {
  try {
    storage().removeItem(key);
  } catch {
    // Blocked: there is nothing in it.
  }
}
