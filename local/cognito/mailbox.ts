/** A code that Cognito would have sent by e-mail or SMS. */
export interface SentCode {
  readonly code: string;
  readonly medium: 'EMAIL' | 'SMS';
  readonly destination: string;
}

/** Keeps what would have been sent. */
export class Mailbox {
  readonly #sent = new Map<string, SentCode[]>();

  deliver(username: string, message: SentCode): void {
    this.#sent.set(username, [...this.codesSentTo(username), message]);
  }

  /** Oldest first. */
  codesSentTo(username: string): readonly SentCode[] {
    return this.#sent.get(username) ?? [];
  }
}
