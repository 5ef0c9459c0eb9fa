import type { MachineKind } from '../machine-kind.ts';

/** Everybody may enter, under a name of their choice. */
export const openKind = {
  keys: [],
  builtName: 'Guest',
  parse: () => ({}),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind;
