// The kinds of Token Vending Machines that the page knows. A kind is a folder beside this file and an entry here;
// nothing else in src names one (docs/decisions/006-one-home-for-each-kind.md).

import { cognitoKind } from './cognito/cognito-kind.ts';
import { lambdaKind } from './lambda/lambda-kind.ts';
import type { MachineBase } from './machine.ts';
import type { MachineKind } from './machine-kind.ts';
import { oidcKind } from './oidc/oidc-kind.ts';
import { openKind } from './open/open-kind.ts';

export const KINDS = { open: openKind, lambda: lambdaKind, cognito: cognitoKind, oidc: oidcKind } as const;

/** How a Token Vending Machine wants to know its callers. */
export type MachineAuth = keyof typeof KINDS;

export const MACHINE_AUTHS = Object.keys(KINDS) as readonly MachineAuth[];

/** What the build takes for granted: nobody has to sign in. */
export const DEFAULT_AUTH: MachineAuth = 'open';

type KeysOf<Auth extends MachineAuth> = NonNullable<ReturnType<(typeof KINDS)[Auth]['parse']>>;

/** A machine as the page is configured with it. */
export type MachineConfig = {
  readonly [Auth in MachineAuth]: MachineBase & { readonly auth: Auth } & KeysOf<Auth>;
}[MachineAuth];

/** The kind of a machine. Its functions take that machine; no other may be handed to them. */
export function kindOf({ auth }: { readonly auth: MachineAuth }): MachineKind {
  return KINDS[auth];
}

/** Whether people have to sign in; where they need not, guests say themselves what they are called. */
export function asksWho(machine: { readonly auth: MachineAuth }): boolean {
  return kindOf(machine).signIn !== undefined;
}
