import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { SignInAttempt } from './cognito-port.ts';
import type { CognitoStep } from './cognito-steps.ts';

export interface CognitoCredentials {
  readonly userName: string;
  readonly password: string;
}

/** What a step needs besides what it shows. */
export interface Held {
  /** What the service goes on with, between two challenges of one sign-in. */
  readonly attempt?: SignInAttempt;
  /** Whom to sign in once the account is confirmed. */
  readonly unconfirmed?: CognitoCredentials | undefined;
}

type StepName = CognitoStep['step'];
type StepOf<N extends StepName> = Extract<CognitoStep, { readonly step: N }>;

/** Where signing in stands. Secrets last as long as the step that needs them. */
export class SignInSteps {
  /** What was last typed to sign in, or names who is signed in. */
  userName = '';
  readonly #changes = new Notifier<CognitoStep>();
  #present: CognitoStep = { step: 'credentials', userName: '' };
  #held: Held = {};

  get present(): CognitoStep {
    return this.#present;
  }

  get held(): Held {
    return this.#held;
  }

  onChange(listener: (step: CognitoStep) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** The present step, if it is one of these. @throws Error */
  at<N extends StepName>(...names: readonly N[]): StepOf<N> {
    const present = this.#present;
    if (isOneOf(present, names)) return present;
    throw new Error(`unable to go on from ${names.join(' or ')}; the step is ${present.step}`);
  }

  /** What was held before is dropped. */
  go(step: CognitoStep, held: Held = {}): void {
    this.#held = held;
    this.#present = step;
    this.#changes.notify(step);
  }

  /** As `go`. @throws the reason of `signal`: who gave up stays where they are. */
  reach(step: CognitoStep, { signal, held }: { readonly signal: AbortSignal; readonly held?: Held }): void {
    signal.throwIfAborted();
    this.go(step, held);
  }
}

function isOneOf<N extends StepName>(step: CognitoStep, names: readonly N[]): step is StepOf<N> {
  return names.some((name) => name === step.step);
}
