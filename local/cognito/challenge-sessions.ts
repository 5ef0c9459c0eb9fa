import { randomBytes } from 'node:crypto';
import { codeMismatch, notAuthorized } from './cognito-refusal.ts';

const LIFE_MS = 180_000;
const MOST_ATTEMPTS = 5;

export interface Stage {
  readonly challenge: string;
  readonly username: string;
}

interface OpenSession<S> {
  readonly stage: S;
  readonly expiresAtMs: number;
  attempts: number;
}

/** Where each sign-in stands between two requests: what it was asked for, and who it is. */
export class ChallengeSessions<S extends Stage> {
  readonly #sessions = new Map<string, OpenSession<S>>();
  readonly #now: () => number;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the `Session` to answer with */
  open(stage: S): string {
    const id = randomBytes(48).toString('base64url');
    this.#sessions.set(id, { stage, expiresAtMs: this.#now() + LIFE_MS, attempts: 0 });
    return id;
  }

  /** What the session was asked for. @throws CognitoRefusal where it is over or was never there */
  find(id: string): S {
    const session = this.#sessions.get(id);
    if (!session) throw notAuthorized('Invalid session for the user.');
    if (session.expiresAtMs <= this.#now()) {
      this.close(id);
      throw notAuthorized('Invalid session for the user, session is expired.');
    }
    return session.stage;
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }

  /** A wrong code: the session goes on for some more. @returns what to throw */
  failed(id: string, message: string): Error {
    const session = this.#sessions.get(id);
    if (session) session.attempts += 1;
    if (session?.attempts === MOST_ATTEMPTS) this.close(id);
    return codeMismatch(message);
  }

  expireAll(): void {
    for (const [id, { stage, attempts }] of this.#sessions) {
      this.#sessions.set(id, { stage, attempts, expiresAtMs: Number.NEGATIVE_INFINITY });
    }
  }
}
