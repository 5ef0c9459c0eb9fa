import type { Cancel } from '../base/cancel.ts';

/** Why a second stream is opened beside one that delivers. */
export type TurnReason = 'renewal' | 'check';

class Lane {
  isTaken = false;
  readonly waiting = new Set<() => void>();
}

/**
 * Lets the sessions of a page open second streams one after another: one renewal and one check at a time. Over HTTP/1.1
 * a browser has six connections for a host, and what is published needs one of them.
 */
export class StreamTurns {
  readonly #lanes: Readonly<Record<TurnReason, Lane>> = { renewal: new Lane(), check: new Lane() };

  /** @returns what gives the turn back (idempotent), or undefined while another has it. */
  take(reason: TurnReason): Cancel | undefined {
    const lane = this.#lanes[reason];
    if (lane.isTaken) return undefined;
    lane.isTaken = true;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      lane.isTaken = false;
      callNext(lane);
    };
  }

  /** Calls `begin` once, when it is its turn, in the order of the calls; it may take the turn then. */
  wait(reason: TurnReason, begin: () => void): Cancel {
    const { waiting } = this.#lanes[reason];
    const own = () => begin();
    waiting.add(own);
    return () => void waiting.delete(own);
  }
}

/** Who no longer wants its turn leaves it to the next. */
function callNext(lane: Lane): void {
  for (const begin of lane.waiting) {
    if (lane.isTaken) return;
    lane.waiting.delete(begin);
    begin();
  }
}
