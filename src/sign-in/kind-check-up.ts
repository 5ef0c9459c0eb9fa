// Steps of the check-up that belong to a kind of machine (src/diagnostics/steps.ts runs them after its own).

import type { TvmAuthorization } from '../tvm-client/authorizer.ts';
import type { IdentityError } from './identity-error.ts';

/** What a step gets from the page. */
export interface CheckUpParts {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly isOnline: () => boolean;
  /** How the machine was asked in this check-up, once it has answered; undefined: nothing came that a page may read. */
  readonly asked: () => AskedMachine | undefined;
}

export interface AskedMachine {
  /** Of whoever is signed in; undefined: nobody is, or they cannot be shown. It is secret: what a step makes of it are facts. */
  readonly authorization: TvmAuthorization | undefined;
  /** Why somebody who is signed in could not be shown: by what the service said that signs people in. */
  readonly failure?: IdentityError | undefined;
  /** The machine answered that it does not know them (401). */
  readonly isUnknown: boolean;
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
  readonly facts: KindFacts;
}

/** What a step may tell, beside how it ended; no more gets into the report (src/diagnostics/facts.ts). */
export interface KindFacts {
  /** The address that was asked. */
  readonly signInService?: string;
  /** Where people sign in, and for which application, as the page is set up. */
  readonly userPool?: string;
  readonly appClient?: string;
  /** Where whoever is signed in has done so. */
  readonly signedInAt?: string;
  /** What the service that signs people in calls its refusal. */
  readonly refusal?: string;
  /** Where that service sends people back to: it has to know this address. */
  readonly redirectAddress?: string;
  /** Where the page has to connect to, and is not configured to. */
  readonly missingOrigin?: string;
}
