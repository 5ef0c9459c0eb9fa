import type { AuthMode } from '../../tvm/kinds/machine-kinds.ts';
import { cognitoKind } from './cognito.ts';
import { lambdaKind } from './lambda.ts';
import type { LocalKind } from './local-kind.ts';
import { openKind } from './open.ts';

/** The kinds of machines that run here: those that have people to sign in on this machine. */
export type LocalMode = Exclude<AuthMode, 'oidc'>;

/** Each of them, as it runs here. */
export const localKinds: Readonly<Record<LocalMode, LocalKind>> = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
};

export const localModes = Object.keys(localKinds) as readonly LocalMode[];
