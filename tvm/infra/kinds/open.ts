import type { DeploymentKind } from './deployment-kind.ts';

/** Everybody may call. */
export const openKind: DeploymentKind = {
  keys: [],
  readFields: () => ({}),
  addWayIn: () => ({
    gateway: { openBecause: 'This machine is for guests, says its policy.' },
    pageFields: {},
    connectTo: [],
  }),
};
