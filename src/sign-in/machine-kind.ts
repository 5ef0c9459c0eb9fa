// What the page must know of a kind of machine. Each kind is a folder beside this file, and an entry in kinds.ts.

import type { Field } from '../config/fields/field.ts';
import type { HeldIdentity } from './held-way-in.ts';
import type { RefusalReason } from './identity-error.ts';
import type { KindSetUp } from './kind-set-up.ts';
import type { MachineBase } from './machine.ts';
import type { WayIn } from './way-in.ts';
import type { WayInParts } from './way-in-parts.ts';

/** @typeParam Way in of the kind; its view is never handed another */
export interface SignInFormOptions<Way extends WayIn = WayIn> {
  readonly wayIn: Way;
  readonly machineName: string;
  /** What the user name begins with. */
  readonly userName: string;
}

/** Asks people who they are. */
export interface SignInView {
  /**
   * For whoever is not signed in, what asks; for others, what there is beside signing out here.
   * @returns a Lit template, or `nothing`
   */
  form(options: SignInFormOptions): unknown;
  /**
   * Why the service that signs people in does not renew the identity, for whom it concerns.
   * @returns a Lit template
   */
  refusal?(options: { readonly reason: RefusalReason; readonly machineName: string }): unknown;
  /**
   * In the settings: what whoever is signed in can change about their account.
   * @returns a Lit template; undefined where there is nothing
   */
  settings?(options: { readonly wayIn: WayIn; readonly machineName: string }): unknown;
  /**
   * Over a room: that the sign-in will end for good, in time for signing in again before that.
   * @returns a Lit template
   */
  ending?(options: { readonly wayIn: WayIn; readonly signInAgain: () => void }): unknown;
}

/** How people sign in; loaded when a machine of the kind is chosen. */
export interface KindSignIn<Machine extends MachineBase> {
  openWayIn(machine: Machine, parts: WayInParts): WayIn;
  /**
   * For somebody who comes back to a room: reads what is stored, and asks nobody anything
   * (docs/decisions/013-what-starts-early.md).
   * @returns who is signed in, where the machine was shown all that it would be shown of them before, by this tab
   */
  heldIdentity?(
    machine: Machine,
    parts: Pick<WayInParts, 'clock' | 'cacheName' | 'storage'>,
  ): Promise<HeldIdentity | undefined>;
  readonly signInView: SignInView;
}

/**
 * @typeParam Keys what a machine of this kind is configured with, beside `MachineBase`. What is loaded by `import()`
 *   stands behind a function: the first load has every entry, but nothing of that.
 */
export interface MachineKind<Keys extends object = object> {
  /** The keys beside `name`, `auth` and `url`; a build may bring those of config/build-env.ts. */
  readonly keys: readonly string[];
  /** Undefined where the machine asks nobody who they are: guests say it themselves. */
  signIn?(): Promise<KindSignIn<MachineBase & Keys>>;
  /** What those need who set up a machine of this kind. */
  setUp(): Promise<{ readonly setUp: KindSetUp<Keys> }>;
  /** Name of a machine that the build brings: it says none. */
  readonly builtName: string;
  /** Reads `keys` of a machine (config/fields/read-field.ts); undefined where one is wrong. */
  parse(field: Field): Keys | undefined;
  /** Where a session is in web storage; undefined where none is kept. */
  sessionKey?(machine: MachineBase & Keys): string;
}
