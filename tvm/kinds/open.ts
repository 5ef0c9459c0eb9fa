import type { MachineKind } from './machine-kind.ts';

/** Everybody is anonymous, whatever a request or a gateway says. */
export const openKind: MachineKind = {
  isForGuests: true,
  credentialHeaders: [],
  createCallerOf: () => () => ({ kind: 'anonymous' }),
};
