import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { MachineDeployment } from '../deployment.ts';
import type { DeploymentKind } from './deployment-kind.ts';
import { MemberPool } from './member-pool.ts';

export interface CognitoMachine extends MachineDeployment {
  /** Whether visitors may create an account; what it may do is still up to the groups. */
  readonly selfSignUp: boolean;
  /** Whether clients may send the password itself (USER_PASSWORD_AUTH), beside the SRP proof of it. */
  readonly passwordFlow: boolean;
}

/** By an ID token of a user pool of its own. */
export const cognitoKind: DeploymentKind<CognitoMachine> = {
  keys: ['selfSignUp', 'passwordFlow'],
  readFields: (reader, fields) => ({
    selfSignUp: reader.flag(fields.at('selfSignUp', false)),
    passwordFlow: reader.flag(fields.at('passwordFlow', false)),
  }),
  addWayIn(scope, { machine, groups }) {
    const { selfSignUp, passwordFlow } = machine;
    const { pool, client } = new MemberPool(scope, 'Members', { groups, selfSignUp, passwordFlow });
    const authorizer = new CognitoUserPoolsAuthorizer(scope, 'IdToken', {
      cognitoUserPools: [pool],
      // The gateway checks tokens by itself; a cache would only let them outlive their end.
      resultsCacheTtl: Duration.seconds(0),
    });
    const { userPoolId } = pool;
    const { region, urlSuffix } = Stack.of(scope);
    new CfnOutput(scope, 'UserPoolId', { value: userPoolId, description: 'For "aws cognito-idp"' });
    return {
      gateway: { authorizer },
      pageFields: { userPoolId, clientId: client.userPoolClientId, authFlow: 'USER_SRP_AUTH' },
      connectTo: [`https://cognito-idp.${region}.${urlSuffix}`],
    };
  },
};
