import type { Cancel } from '../base/cancel.ts';
import { Notifier } from '../base/notifier.ts';
import { SessionPhase, type SessionProblem, type SessionState } from './session-state.ts';

/** What a session shows of itself. */
export class ShownState {
  readonly #changes = new Notifier<SessionState>();
  #state: SessionState = { phase: SessionPhase.Idle };
  #wasLive = false;

  get current(): SessionState {
    return this.#state;
  }

  get phase(): SessionPhase {
    return this.#state.phase;
  }

  /** Whether it was ever live. */
  get wasLive(): boolean {
    return this.#wasLive;
  }

  onChange(listener: (state: SessionState) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** It delivers. Told once for as long as nothing in it changes. */
  live(can: {
    readonly canPublish: boolean;
    readonly roleIsUnknown: boolean;
    readonly isDelayed: boolean;
  }): void {
    const { canPublish } = can;
    const roleIsUnknown = !canPublish && can.roleIsUnknown;
    const shown = this.#state;
    this.#wasLive = true;
    if (
      shown.phase === SessionPhase.Live &&
      shown.canPublish === canPublish &&
      (shown.roleIsUnknown ?? false) === roleIsUnknown &&
      (shown.isDelayed ?? false) === can.isDelayed
    ) {
      return;
    }
    this.#set({
      phase: SessionPhase.Live,
      canPublish,
      ...(roleIsUnknown && { roleIsUnknown }),
      ...(can.isDelayed && { isDelayed: true }),
    });
  }

  /** @param why.retryAtMs when the next attempt begins, epoch ms; undefined: one is under way */
  broken(why: {
    readonly failures: number;
    readonly retryAtMs: number | undefined;
    readonly problem: SessionProblem;
    readonly canPublish: boolean;
  }): void {
    const { failures, retryAtMs, problem, canPublish } = why;
    const wasLive = this.#wasLive;
    if (!wasLive && failures === 0 && retryAtMs === undefined) {
      this.connecting();
      return;
    }
    this.#set({
      phase: SessionPhase.Recovering,
      // The break itself was not a failed attempt.
      attempt: wasLive ? Math.max(0, failures - 1) : failures,
      ...(retryAtMs !== undefined && { retryAtMs }),
      problem,
      wasLive,
      ...(canPublish && { canPublish }),
    });
  }

  /** The problem turns out to be another. Does nothing where there is none. */
  brokenBy(problem: SessionProblem, canPublish: boolean): void {
    const shown = this.#state;
    if (shown.phase !== SessionPhase.Recovering) return;
    const { canPublish: _, ...rest } = shown;
    this.#set({ ...rest, problem, ...(canPublish && { canPublish }) });
  }

  connecting(): void {
    if (this.phase !== SessionPhase.Connecting) this.#set({ phase: SessionPhase.Connecting });
  }

  refused(problem: SessionProblem): void {
    this.#set({ phase: SessionPhase.Refused, problem });
  }

  /** Nothing is told after it. */
  closed(): void {
    this.#set({ phase: SessionPhase.Closed });
    this.#changes.clear();
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#changes.notify(state);
  }
}
