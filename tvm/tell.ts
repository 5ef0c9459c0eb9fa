/** Tells a listener from outside. What it throws, or rejects with, is its own matter and never that of a caller. */
export function tell(listener: () => unknown): void {
  void (async () => listener())().catch(() => {});
}
