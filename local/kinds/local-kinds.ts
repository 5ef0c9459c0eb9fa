import type { AuthMode } from '../../tvm/kinds/machine-kinds.ts';
import { cognitoKind } from './cognito.ts';
import { lambdaKind } from './lambda.ts';
import type { LocalKind } from './local-kind.ts';
import { oidcKind } from './oidc.ts';
import { openKind } from './open.ts';

/** Every kind of machine, as it runs here. */
export const localKinds: Readonly<Record<AuthMode, LocalKind>> = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
  oidc: oidcKind,
};

export const localModes = Object.keys(localKinds) as readonly AuthMode[];
