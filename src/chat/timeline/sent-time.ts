// When a message was sent, as far as we believe it. The service gives no time, the sender's is a claim.

const BELIEVED_MS = 5 * 60_000;

/** Dates the items of one topic, in the order in which they come. All times are epoch ms. */
export class SentTime {
  #latestMs = 0;

  /**
   * The time to show for the next item: never in the future, and never before that of an earlier item which we
   * know, because the topic's order is certain and clocks are not.
   *
   * An item that arrives as it is sent is shown with the claimed time where that is within five minutes of
   * now, else with now. A replayed one (`replayed`) was sent at some time before: its claim is shown however
   * old it is, unless it lies in the future; without a claim that can be true, it is taken to be as old as the
   * item before it, and the very first as new as now.
   */
  date(item: {
    readonly claimedMs: number | undefined;
    readonly nowMs: number;
    readonly replayed: boolean;
  }): number {
    const { nowMs, replayed } = item;
    const notBeforeMs = Math.min(this.#latestMs, nowMs);
    const claimedMs = believable(item) ? item.claimedMs : undefined;
    if (claimedMs !== undefined) return this.#keep(Math.max(claimedMs, notBeforeMs));
    if (!replayed) return this.#keep(nowMs);
    // Not kept: a guess must not push the honest claims after it towards now.
    return notBeforeMs === 0 ? nowMs : notBeforeMs;
  }

  #keep(timeMs: number): number {
    this.#latestMs = timeMs;
    return timeMs;
  }
}

function believable(item: {
  readonly claimedMs: number | undefined;
  readonly nowMs: number;
  readonly replayed: boolean;
}): item is { readonly claimedMs: number; readonly nowMs: number; readonly replayed: boolean } {
  const { claimedMs, nowMs, replayed } = item;
  if (claimedMs === undefined || claimedMs > nowMs) return false;
  return replayed || nowMs - claimedMs <= BELIEVED_MS;
}
