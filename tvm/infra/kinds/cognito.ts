import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { type CfnAuthorizer, CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { cognitoVariables } from '../../kinds/cognito.ts';
import { type IdClaim, idClaims, idRulesFault } from '../../kinds/cognito-id.ts';
import { UNIQUE_AND_PUBLIC } from '../../kinds/id-claim.ts';
import type { MachineDeployment } from '../deployment.ts';
import type { Field, FieldReader, ObjectFields } from '../field-reader.ts';
import type { DeploymentKind } from './deployment-kind.ts';
import { type FirstFactor, firstFactors, MemberPool } from './member-pool.ts';

export interface CognitoMachine extends MachineDeployment {
  /** Whether visitors may create an account; what it may do is still up to the groups. */
  readonly selfSignUp: boolean;
  /** Whether clients may send the password itself (USER_PASSWORD_AUTH), beside the SRP proof of it. */
  readonly passwordFlow: boolean;
  /** What makes the id that others see with each message. Absent: the user name. */
  readonly idClaim?: IdClaim;
  /** Needed for ids by `email`: no two people have the same address, and everybody in a room may see it. */
  readonly emailsAreUniqueAndPublic: boolean;
  /** Whether each renewal of a session brings another refresh token, which ends the one before. */
  readonly rotateRefreshTokens: boolean;
  /** What people may sign in with in place of a password, which is always one way. */
  readonly withoutPassword: readonly FirstFactor[];
  /** What passkeys are good for, the relying party: the host name of the page, or a domain above it. */
  readonly passkeyDomain?: string;
}

const HOST_NAME = {
  pattern: /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
  expected: 'a host name such as "chat.example.com"',
};

/** By an ID token of a user pool of its own. */
export const cognitoKind: DeploymentKind<CognitoMachine> = {
  keys: [
    'selfSignUp',
    'passwordFlow',
    'rotateRefreshTokens',
    'withoutPassword',
    'passkeyDomain',
    'idClaim',
    'emailsAreUniqueAndPublic',
  ],
  readFields: (reader, fields) => ({
    selfSignUp: reader.flag(fields.at('selfSignUp', false)),
    passwordFlow: reader.flag(fields.at('passwordFlow', false)),
    rotateRefreshTokens: reader.flag(fields.at('rotateRefreshTokens', false)),
    ...readWithoutPassword(reader, fields),
    ...readIdRules(reader, fields),
  }),
  addWayIn(scope, { machine, groups }) {
    const { idClaim, emailsAreUniqueAndPublic } = machine;
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
      environment: {
        [cognitoVariables.clientIds]: userPoolClientId,
        ...(idClaim && { [cognitoVariables.idClaim]: idClaim }),
        ...(emailsAreUniqueAndPublic && { [cognitoVariables.emailIds]: UNIQUE_AND_PUBLIC }),
      },
      pageFields: {
        userPoolId,
        clientId: userPoolClientId,
        authFlow: machine.withoutPassword.length > 0 ? 'USER_AUTH' : 'USER_SRP_AUTH',
      },
      connectTo: [`https://cognito-idp.${region}.${urlSuffix}`],
    };
  },
};

function readWithoutPassword(reader: FieldReader, fields: ObjectFields) {
  const factors = fields.at('withoutPassword', []);
  const withoutPassword = reader.list(factors, (item) => reader.oneOf(item, firstFactors));
  const domain = fields.given('passkeyDomain', (field) => reader.matching(field, HOST_NAME));
  const { path } = fields.at('passkeyDomain');
  // Cognito would take the domain of its own sign-in page, which this pool does not have.
  const isGiven = domain.passkeyDomain !== undefined;
  if (withoutPassword.includes('passkey') !== isGiven)
    reader.problems.push(`${path} is given with "passkey" in ${factors.path}, and only then`);
  return { withoutPassword, ...domain };
}

function readIdRules(reader: FieldReader, fields: ObjectFields) {
  const emailsAreUniqueAndPublic = reader.flag(fields.at('emailsAreUniqueAndPublic', false));
  const readIdClaim = (field: Field): IdClaim => {
    const rules = { idClaim: field.value, emailsAreUniqueAndPublic };
    const fault = idRulesFault(rules, '"emailsAreUniqueAndPublic": true');
    if (fault !== undefined) reader.problems.push(`${field.path} ${fault}`);
    return idClaims.find((claim) => claim === field.value) ?? 'cognito:username';
  };
  return { emailsAreUniqueAndPublic, ...fields.given('idClaim', readIdClaim) };
}
