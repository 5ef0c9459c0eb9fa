import type { WireErrorBody, WireErrorCode } from '../src/tvm-client/wire.ts';

/**
 * Every way to say no: the one table from code to status. `retryable`: the same request may succeed later
 * without the caller changing anything (a 502 does, once the operator has mended the key).
 */
const wireErrors: Readonly<Record<WireErrorCode, { readonly status: number; readonly retryable: boolean }>> =
  {
    bad_request: { status: 400, retryable: false },
    unauthorized: { status: 401, retryable: false },
    forbidden: { status: 403, retryable: false },
    method_not_allowed: { status: 405, retryable: false },
    throttled: { status: 429, retryable: true },
    internal: { status: 500, retryable: true },
    bad_gateway: { status: 502, retryable: true },
    unavailable: { status: 503, retryable: true },
    timeout: { status: 504, retryable: true },
  };

export const refusalCodes = Object.keys(wireErrors) as readonly WireErrorCode[];

export interface RefusalOptions {
  readonly code: WireErrorCode;
  /** Goes to the caller as it is: for people, without secrets, without text from upstream. */
  readonly message: string;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** For the operator's log: words of ours and codes of others, never text from elsewhere. */
  readonly reason?: string;
  /** Stays on this side; its text may hold anything. */
  readonly cause?: unknown;
}

/** No token, and why. Thrown by policy, vendor and handler alike; the handler turns it into a response. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: WireErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly reason: string | undefined;

  constructor({ code, message, retryAfterSeconds, reason, cause }: RefusalOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reason = reason;
  }

  get status(): number {
    return wireErrors[this.code].status;
  }

  get retryable(): boolean {
    return wireErrors[this.code].retryable;
  }

  toBody(): WireErrorBody {
    return { error: { code: this.code, message: this.message, retryable: this.retryable } };
  }

  /** A refusal is itself; any other error is a fault of the machine, whose text stays on this side. */
  static from(error: unknown): Refusal {
    // A server in JavaScript may have made one with a code that there is not.
    if (error instanceof Refusal && Object.hasOwn(wireErrors, error.code)) return error;
    const message = 'The Token Vending Machine failed; its operator can see why.';
    return new Refusal({ code: 'internal', message, cause: error });
  }
}
