import { AttemptLimit } from './attempt-limit.ts';
import { CognitoRefusal, codeMismatch, expiredCode } from './cognito-refusal.ts';

export type CodePurpose = 'sign-up' | 'forgotten-password';

const LIFE_MS: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * 60 * 60_000,
  'forgotten-password': 60 * 60_000,
};
const MOST_IN_A_ROW = 5;
const LOCK_MS = 15 * 60_000;

/** Which code each user may use for what, until when, and how often it may be wrong or sent. */
export class ConfirmationCodes {
  readonly #now: () => number;
  readonly #open = new Map<string, { readonly code: string; expiresAtMs: number }>();
  readonly #guesses: AttemptLimit;
  readonly #sends: AttemptLimit;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
    this.#guesses = new AttemptLimit({ lockFrom: MOST_IN_A_ROW, lockMs: () => LOCK_MS, now });
    this.#sends = new AttemptLimit({ lockFrom: MOST_IN_A_ROW, lockMs: () => LOCK_MS, now });
  }

  /** Before a code is sent, to anybody. @throws CognitoRefusal where it is one too many */
  countSend(username: string): void {
    if (this.#sends.isLocked(username)) throw tooMany();
    this.#sends.failed(username);
  }

  sent(
    code: string,
    { username, purpose }: { readonly username: string; readonly purpose: CodePurpose },
  ): void {
    this.#open.set(keyOf({ username, purpose }), { code, expiresAtMs: this.#now() + LIFE_MS[purpose] });
  }

  /** @throws CognitoRefusal where the code is not the right one */
  check(
    code: string,
    { username, purpose }: { readonly username: string; readonly purpose: CodePurpose },
  ): void {
    if (this.#guesses.isLocked(username)) throw tooMany();
    const open = this.#open.get(keyOf({ username, purpose }));
    if (!open || open.expiresAtMs <= this.#now()) throw expiredCode();
    if (open.code !== code) {
      this.#guesses.failed(username);
      throw codeMismatch('Invalid verification code provided, please try again.');
    }
  }

  /** It is not good any more. */
  used({ username, purpose }: { readonly username: string; readonly purpose: CodePurpose }): void {
    this.#open.delete(keyOf({ username, purpose }));
    this.#guesses.succeeded(username);
    this.#sends.succeeded(username);
  }

  expireAll(): void {
    for (const open of this.#open.values()) open.expiresAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Forgets what was wrong or sent too often. */
  forgetAttempts(): void {
    this.#guesses.clear();
    this.#sends.clear();
  }
}

function keyOf({ username, purpose }: { readonly username: string; readonly purpose: CodePurpose }): string {
  return `${purpose} ${username}`;
}

function tooMany(): CognitoRefusal {
  return new CognitoRefusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
}
