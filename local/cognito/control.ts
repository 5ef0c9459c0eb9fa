import type { AttemptLimit } from './attempt-limit.ts';
import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { ConfirmationCodes } from './confirmation-codes.ts';
import type { CognitoFaults, InjectedDelay, InjectedFailure } from './faults.ts';
import type { Mailbox, SentCode } from './mailbox.ts';
import type { SoftwareTokens } from './software-tokens.ts';
import type { TokenIssuer } from './token-issuer.ts';

export interface CognitoControlOptions {
  readonly faults: CognitoFaults;
  readonly mailbox: Mailbox;
  readonly codes: ConfirmationCodes;
  readonly passwordAttempts: AttemptLimit;
  readonly sessions: ChallengeSessions<Stage>;
  readonly softwareTokens: SoftwareTokens;
  readonly tokens: TokenIssuer;
}

/** What a test, or one who develops, may do to the pool from outside. */
export class CognitoControl {
  readonly #options: CognitoControlOptions;

  constructor(options: CognitoControlOptions) {
    this.#options = options;
  }

  /** Refuses calls as Cognito would, or cuts their connections. */
  fail(failure: InjectedFailure): void {
    this.#options.faults.fail(failure);
  }

  delay(delay: InjectedDelay): void {
    this.#options.faults.delay(delay);
  }

  /** @param action default: every one */
  hang(action?: string): void {
    this.#options.faults.hang(action);
  }

  /** No fault any more, and no attempt counted. */
  reset(): void {
    this.#options.faults.clear();
    this.#options.codes.forgetAttempts();
    this.#options.passwordAttempts.clear();
  }

  /** What e-mails and SMS have brought the user, oldest first. */
  codesSentTo(username: string): readonly SentCode[] {
    return this.#options.mailbox.codesSentTo(username);
  }

  /** A code of the user's authenticator app that is good now and was not used; undefined without one. */
  totpCode(username: string): Promise<string | undefined> {
    return this.#options.softwareTokens.codeOf(username);
  }

  /** @param username default: everyone's */
  expireRefreshTokens(username?: string): void {
    this.#options.tokens.expireRefreshTokens(username);
  }

  /** As if the user had signed out everywhere from another device. */
  revokeTokens(username: string): void {
    this.#options.tokens.revokeAllOf(username);
  }

  /** Codes for sign-up and forgotten passwords. */
  expireCodes(): void {
    this.#options.codes.expireAll();
  }

  /** Sign-ins that are waiting for their next step. */
  expireSessions(): void {
    this.#options.sessions.expireAll();
  }
}
