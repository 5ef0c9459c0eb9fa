// A step of the check-up that belongs to a kind of machine (src/diagnostics/steps.ts runs it beside its own).

/** What a step gets from the page. */
export interface CheckUpParts {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly isOnline: () => boolean;
}

/** Its codes are its own, and it tells itself what they are worth. */
export interface CheckUpStep {
  readonly id: string;
  readonly deadlineMs: number;
  readonly endings: Readonly<Record<string, 'passed' | 'warning' | 'failed'>>;
  /** What it looks for comes as a result; an error is a fault of the check-up. */
  readonly run: (signal: AbortSignal) => Promise<CheckUpResult>;
}

export interface CheckUpResult {
  /** One of `endings`. */
  readonly code: string;
  readonly facts: {
    /** The address that was asked. */
    readonly signInService?: string;
  };
}
