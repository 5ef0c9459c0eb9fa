import type { DeployableMode } from '../deployment.ts';
import { cognitoKind } from './cognito.ts';
import type { DeploymentKind } from './deployment-kind.ts';
import { lambdaKind } from './lambda.ts';
import { openKind } from './open.ts';

/** Each kind of machine that can be deployed, as a deployment has it. A kind gets those machines only whose fields it has read. */
export const deploymentKinds: Readonly<Record<DeployableMode, DeploymentKind>> = {
  open: openKind,
  lambda: lambdaKind,
  cognito: cognitoKind,
};

export const deployableModes = Object.keys(deploymentKinds) as readonly string[] as readonly [
  DeployableMode,
  ...DeployableMode[],
];
