/** Runs in the page: its wall clock is ahead by so much, as when the device has slept. */
export function setClockAhead(ms: number): void {
  const date = Date as DateConstructor & { ownNow?: () => number };
  const ownNow = (date.ownNow ??= date.now);
  date.now = () => ownNow() + ms;
}
