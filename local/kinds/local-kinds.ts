import type { AuthMode } from '../../tvm/kinds/machine-kinds.ts';
import { cognitoKind } from './cognito.ts';
import { lambdaKind } from './lambda.ts';
import type { LocalKind } from './local-kind.ts';
import { openKind } from './open.ts';

/** Each kind of machine, as it runs here. */
export const localKinds: Readonly<Record<AuthMode, LocalKind>> = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
};
