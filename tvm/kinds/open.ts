import { behindAll } from './gateway.ts';
import type { MachineKind } from './machine-kind.ts';

/** Everybody is anonymous, whatever a request or a gateway says. */
export const openKind: MachineKind = {
  isForGuests: true,
  credentialHeaders: [],
  createCallers: () => behindAll(() => ({ kind: 'anonymous' })),
};
