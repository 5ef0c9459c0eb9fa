import type { RefusalReason } from '../identity-error.ts';

/** Why the provider, or the way to it, did not bring what was asked for. */
export type OidcErrorCode =
  | 'unreachable'
  | 'timeout'
  /** It answers that it has a problem, or too much to do. */
  | 'unavailable'
  /** What answers is no provider: a page, another format, far too much. */
  | 'no-provider'
  /** It is another provider than the one of the configuration, or its answer is of another. */
  | 'other-issuer'
  /** It says no, by `reason`. */
  | 'refused'
  /** An answer that does not fit the question: of another person, for another client, replayed. */
  | 'unfit'
  /** Nothing that a renewal could be asked by. */
  | 'no-renewal';

/** What a provider may say, at most, in UTF-16 units. */
const LONGEST_TEXT = 200;

/**
 * Nothing secret is in it: that of the library holds codes, tokens and whole answers, so it is never the cause of this
 * one.
 */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly code: OidcErrorCode;
  /** The provider's own words; only where it said any. */
  readonly reason: RefusalReason | undefined;

  constructor(code: OidcErrorCode, reason?: RefusalReason) {
    super(`unable to go on with the provider; ${reason?.name ?? code}`);
    this.code = code;
    this.reason = reason && { name: cut(reason.name), says: cut(reason.says) };
  }
}

function cut(text: string): string {
  return text.slice(0, LONGEST_TEXT);
}
