import type { MachineKind } from '../machine-kind.ts';

/** The machine itself takes user names and passwords, as headers. */
export const lambdaKind = {
  keys: [],
  builtName: 'Staff',
  parse: () => ({}),
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind;
