// What those read and fill in who set up a machine: in the settings, of a wrong config.json, in the check-up.

import type { CheckUpParts, CheckUpStep, KindFacts } from './kind-check-up.ts';
import type { MachineBase } from './machine.ts';

/** The form of a machine, as the settings draw it. */
export interface SetUpForm {
  /** What stands at a key; `''` where nothing does. */
  value(key: string): string;
  /** A text field. @returns a Lit template */
  text(field: {
    readonly key: string;
    readonly label: string;
    readonly hint?: string;
    readonly type?: 'text' | 'url';
  }): unknown;
  /** A choice of one. @returns a Lit template */
  choice(field: {
    readonly key: string;
    readonly label: string;
    readonly value: string;
    readonly choices: Readonly<Record<string, string>>;
  }): unknown;
}

/** What to say of the end of a step, and what to do next where it is a bad one. */
export type StepEndWords =
  | string
  | ((facts: KindFacts) => string)
  | {
      readonly text: string | ((facts: KindFacts) => string);
      readonly next: string;
    };

export interface CheckUpStepWords {
  readonly title: string;
  readonly ends: Readonly<Record<string, StepEndWords>>;
}

/** Somewhere beside the machine itself that signing in sends something. */
export interface IdentityDestination {
  /** Absolute. The page's security policy has to let it through. */
  readonly url: string;
  /** What people are told of it, beside its origin; it tells two destinations at one URL apart. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Its words are in the language of the page, each time they are asked for. */
export interface KindSetUp<Keys extends object = object> {
  /** Where signing in sends something, beside the machine itself. */
  destinations(machine: MachineBase & Keys): readonly IdentityDestination[];
  /** What this way in is called among others. */
  title(): string;
  /** What each key takes, by its path below a machine, such as `disabledFlows[]`. */
  keyWords(): Readonly<Record<string, string>>;
  /**
   * A sentence that says what goes to `origin`.
   * @param options.facts those of an `IdentityDestination`; undefined for the machine itself
   */
  destination(options: {
    readonly machineName: string;
    readonly origin: string;
    readonly facts?: Readonly<Record<string, string>> | undefined;
  }): string;
  /** The fields beside name and URL. @returns a Lit template */
  fields?(form: SetUpForm): unknown;
  /** What to enter in a field that holds something else. */
  problem?(key: string): string | undefined;
  /** Looks at what signs people in; undefined where the machine does that itself. */
  readonly checkUp?: {
    /** In the order in which they run. @throws when a chunk of the page cannot be loaded. */
    steps(machine: MachineBase & Keys, parts: CheckUpParts): Promise<readonly CheckUpStep[]>;
    /** By the id of the step. */
    words(): Readonly<Record<string, CheckUpStepWords>>;
  };
}
