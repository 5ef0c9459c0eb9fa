import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicSession } from '../../topics/topic-session.ts';
import { type Connection, connectionOf } from './connection.ts';

/** Follows a session, and knows how long it has been live. */
export class ConnectionWatch {
  readonly #clock: Clock;
  readonly #changes = new Notifier<Connection>();
  readonly #unsubscribe: Cancel;
  #current: Connection;
  #liveSinceMs: number | undefined;

  constructor({
    session,
    clock,
  }: {
    readonly session: Pick<TopicSession, 'state' | 'onState'>;
    readonly clock: Clock;
  }) {
    this.#clock = clock;
    this.#current = connectionOf(session.state);
    this.#unsubscribe = session.onState((state) => this.#onState(state));
  }

  get current(): Connection {
    return this.#current;
  }

  /** For how long it has been live without a break, ms; `undefined` while it is not. */
  get liveForMs(): number | undefined {
    return this.#liveSinceMs === undefined ? undefined : this.#clock.monotonicMs() - this.#liveSinceMs;
  }

  onChange(listener: (connection: Connection) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** It is closed from here on, and tells nobody so. Idempotent. */
  close(): void {
    this.#current = { state: 'closed' };
    this.#unsubscribe();
    this.#changes.clear();
  }

  #onState(state: SessionState): void {
    if (state.phase !== SessionPhase.Live) this.#liveSinceMs = undefined;
    else this.#liveSinceMs ??= this.#clock.monotonicMs();
    this.#current = connectionOf(state);
    this.#changes.notify(this.#current);
  }
}
