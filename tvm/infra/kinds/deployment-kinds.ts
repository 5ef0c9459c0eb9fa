import type { AuthMode } from '../../kinds/machine-kinds.ts';
import { cognitoKind } from './cognito.ts';
import type { DeploymentKind } from './deployment-kind.ts';
import { lambdaKind } from './lambda.ts';
import { oidcKind } from './oidc.ts';
import { openKind } from './open.ts';

/** Each kind of machine, as a deployment has it. A kind gets those machines only whose fields it has read. */
export const deploymentKinds: Readonly<Record<AuthMode, DeploymentKind>> = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
  oidc: oidcKind,
};
