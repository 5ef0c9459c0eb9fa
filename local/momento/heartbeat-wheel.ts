const SLOTS = 20;
const SHORTEST_TICK_MS = 10;

/**
 * Calls each member once per period, with one timer for all. Members are spread over slots by when they came,
 * so that a thousand of them do not fall due in the same moment.
 */
export class HeartbeatWheel<T> {
  readonly #beat: (member: T) => void;
  #slots: Set<T>[] = [new Set()];
  readonly #slotOf = new Map<T, Set<T>>();
  #at = 0;
  #periodMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { readonly periodMs: number; readonly beat: (member: T) => void }) {
    this.#beat = options.beat;
    this.#periodMs = options.periodMs;
    this.setPeriod(options.periodMs);
  }

  /** Infinity: no beat. All members start anew. */
  setPeriod(periodMs: number): void {
    this.stop();
    this.#periodMs = periodMs;
    const members = [...this.#slotOf.keys()];
    const slots = Math.max(1, Math.min(SLOTS, Math.floor(periodMs / SHORTEST_TICK_MS)));
    this.#slots = Array.from({ length: slots }, () => new Set());
    this.#at = 0;
    for (const member of members) this.add(member);
  }

  add(member: T): void {
    // The slot that was served last comes round again after a whole period.
    const slot = this.#slots[this.#at];
    if (!slot) return;
    slot.add(member);
    this.#slotOf.set(member, slot);
    if (Number.isFinite(this.#periodMs)) {
      this.#timer ??= setInterval(() => this.#tick(), this.#periodMs / this.#slots.length);
    }
  }

  delete(member: T): void {
    this.#slotOf.get(member)?.delete(member);
    this.#slotOf.delete(member);
    if (this.#slotOf.size === 0) this.stop();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    this.#at = (this.#at + 1) % this.#slots.length;
    for (const member of this.#slots[this.#at] ?? []) this.#beat(member);
  }
}
