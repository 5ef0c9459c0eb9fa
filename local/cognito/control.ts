import type { AttemptLimit } from './attempt-limit.ts';
import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { ConfirmationCodes } from './confirmation-codes.ts';
import type { Devices } from './devices.ts';
import type { CognitoFaults, InjectedDelay, InjectedFailure } from './faults.ts';
import type { Mailbox, SentCode } from './mailbox.ts';
import type { Passkeys } from './passkeys.ts';
import type { RefreshTokens, Rotation } from './refresh-tokens.ts';
import type { AskedFor, SignInAnswers } from './sign-in-answers.ts';
import type { SoftwareTokens } from './software-tokens.ts';
import type { UserPool } from './user-pool.ts';

export interface CognitoControlOptions {
  readonly pool: Pick<UserPool, 'createGroup'>;
  readonly faults: CognitoFaults;
  readonly answers: SignInAnswers;
  readonly mailbox: Mailbox;
  readonly codes: ConfirmationCodes;
  readonly passwordAttempts: AttemptLimit;
  readonly sessions: ChallengeSessions<Stage>;
  readonly softwareTokens: SoftwareTokens;
  readonly refreshTokens: RefreshTokens;
  readonly devices: Devices;
  readonly passkeys: Passkeys;
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

  /** As a service that is older than an action: it does not know the name. Until `reset()`. */
  unlearn(action: string): void {
    this.fail({ action, code: 'UnknownOperationException', message: '' });
  }

  /** Has every sign-in asked for this after its password, whatever it is. Until `reset()`. */
  askFor(challenge: AskedFor): void {
    this.#options.answers.askFor(challenge);
  }

  /** Who is in a group from now on, and nobody else; tokens that were given out stay as they are. */
  setMembers(group: string, usernames: readonly string[]): Promise<void> {
    return this.#options.pool.createGroup(group, usernames);
  }

  /** How often an action was asked for, whatever came of it, since the start or the last `reset()`. */
  callsOf(action: string): number {
    return this.#options.faults.callsOf(action);
  }

  /** No fault any more, and no attempt counted. */
  reset(): void {
    this.#options.faults.clear();
    this.#options.answers.askFor(undefined);
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
    this.#options.refreshTokens.expire(username);
  }

  /** Changes what the pool's client does with refresh tokens, as its operator may at any time. */
  rotateRefreshTokens(rotation: Rotation | undefined): void {
    this.#options.refreshTokens.rotate(rotation);
  }

  /** Whether sign-ins from now on bring a device to confirm (`NewDeviceMetadata`), which renewals then need. */
  rememberDevices(isRemembering: boolean): void {
    this.#options.devices.isRemembering = isRemembering;
  }

  /** Whether the page has confirmed a device. */
  isDeviceConfirmed(key: string): boolean {
    return this.#options.devices.isConfirmed(key);
  }

  /** From now on passkeys are of this relying party, as an operator may have it; those that are registered stay. */
  setRelyingParty(id: string): void {
    this.#options.passkeys.relyingPartyId = id;
  }

  /** As if the user had signed out everywhere from another device. */
  revokeTokens(username: string): void {
    this.#options.refreshTokens.revokeAllOf(username);
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
