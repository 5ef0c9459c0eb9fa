/** Removes what is stored under `key` in one storage. Never throws. */
export function forgetIn(storage: () => Pick<Storage, 'removeItem'>, key: string): void {
  try {
    storage().removeItem(key);
  } catch {
    // Blocked: there is nothing in it.
  }
}
