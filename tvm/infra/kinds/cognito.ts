import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { type CfnAuthorizer, CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { cognitoVariables } from '../../kinds/cognito.ts';
import type { MachineDeployment } from '../deployment.ts';
import type { DeploymentKind } from './deployment-kind.ts';
import { MemberPool } from './member-pool.ts';

export interface CognitoMachine extends MachineDeployment {
  /** Whether visitors may create an account; what it may do is still up to the groups. */
  readonly selfSignUp: boolean;
  /** Whether clients may send the password itself (USER_PASSWORD_AUTH), beside the SRP proof of it. */
  readonly passwordFlow: boolean;
  /** Whether each renewal of a session brings another refresh token, which ends the one before. */
  readonly rotateRefreshTokens: boolean;
}

/** By an ID token of a user pool of its own. */
export const cognitoKind: DeploymentKind<CognitoMachine> = {
  keys: ['selfSignUp', 'passwordFlow', 'rotateRefreshTokens'],
  readFields: (reader, fields) => ({
    selfSignUp: reader.flag(fields.at('selfSignUp', false)),
    passwordFlow: reader.flag(fields.at('passwordFlow', false)),
    rotateRefreshTokens: reader.flag(fields.at('rotateRefreshTokens', false)),
  }),
  addWayIn(scope, { machine, groups }) {
    const { pool, client } = new MemberPool(scope, 'Members', { ...machine, groups });
    const authorizer = new CognitoUserPoolsAuthorizer(scope, 'IdToken', {
      cognitoUserPools: [pool],
      // The gateway checks tokens by itself; a cache would only let them outlive their end.
      resultsCacheTtl: Duration.seconds(0),
    });
    // Else the gateway takes the tokens of every client that the pool has, now or later. (The CDK has no word for it.)
    const { userPoolClientId } = client;
    const resource = authorizer.node.defaultChild as CfnAuthorizer;
    resource.identityValidationExpression = `^${userPoolClientId}$`;
    const { userPoolId } = pool;
    const { region, urlSuffix } = Stack.of(scope);
    new CfnOutput(scope, 'UserPoolId', { value: userPoolId, description: 'For "aws cognito-idp"' });
    return {
      gateway: { authorizer },
      // The function compares it once more: it must not rest on how a gateway is set up.
      environment: { [cognitoVariables.clientIds]: userPoolClientId },
      pageFields: { userPoolId, clientId: userPoolClientId, authFlow: 'USER_SRP_AUTH' },
      connectTo: [`https://cognito-idp.${region}.${urlSuffix}`],
    };
  },
};
