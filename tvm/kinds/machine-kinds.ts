import { cognitoKind } from './cognito.ts';
import { lambdaKind } from './lambda.ts';
import type { MachineKind } from './machine-kind.ts';
import { oidcKind } from './oidc.ts';
import { openKind } from './open.ts';

/** Every kind of machine, under the name that `TVM_AUTH_MODE`, deployments and pages have for it. */
export const machineKinds = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
  oidc: oidcKind,
} as const satisfies Readonly<Record<string, MachineKind>>;

export type AuthMode = keyof typeof machineKinds;

export const authModes = /* @__PURE__ */ Object.keys(machineKinds) as readonly string[] as readonly [
  AuthMode,
  ...AuthMode[],
];
