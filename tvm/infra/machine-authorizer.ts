import { CfnOutput, Duration } from 'aws-cdk-lib';
import {
  CognitoUserPoolsAuthorizer,
  type IAuthorizer,
  IdentitySource,
  RequestAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { environmentNames } from '../lambda/environment.ts';
import { acknowledge } from './acknowledge.ts';
import type { CognitoMachine, LambdaMachine } from './deployment.ts';
import { MachineFunction } from './machine-function.ts';
import { MemberPool } from './member-pool.ts';

/** How the gateway finds out who calls, and what the page must know to take part in it. */
export interface MachineAuthorizer {
  readonly authorizer: IAuthorizer;
  /** Fields of the machine's entry in `config.json`. */
  readonly pageFields: Readonly<Record<string, string>>;
}

// For this long, the gateway takes the same name and password without asking again: a removed user's as well.
const CREDENTIALS_CACHE = Duration.seconds(5);
// A password's hash takes a full core for some tenths of a second.
const AUTHORIZER_MEMORY_MB = 1_769;

/** By user name and password, which a function compares with the hashes in a secret. */
export function lambdaAuthorizer(
  scope: Construct,
  { machine, codeDir }: { machine: LambdaMachine; codeDir: string },
): MachineAuthorizer {
  const users = new Secret(scope, 'Users', {
    description: 'Users of the lambda authorizer; written by "npm run tvm:user", never by hand',
    // Nobody. (The other key is there because Secrets Manager must generate something.)
    generateSecretString: { secretStringTemplate: '{"users":{}}', generateStringKey: 'unused' },
  });
  acknowledge(users, {
    'AwsSolutions-SMG4': 'It holds hashes of passwords that belong to people; nothing could rotate them.',
  });
  const { function: handler } = new MachineFunction(scope, 'Authorizer', {
    description: 'Checks user names and passwords for the Token Vending Machine',
    codeDir,
    environment: { [environmentNames.usersSecret]: users.secretArn },
    secret: users,
    memoryMb: AUTHORIZER_MEMORY_MB,
    tracing: machine.tracing,
  });
  new CfnOutput(scope, 'UsersSecret', { value: users.secretArn, description: 'For "npm run tvm:user"' });
  const authorizer = new RequestAuthorizer(scope, 'Credentials', {
    handler,
    identitySources: [IdentitySource.header('username'), IdentitySource.header('password')],
    resultsCacheTtl: CREDENTIALS_CACHE,
  });
  return { authorizer, pageFields: {} };
}

/** By an ID token of a user pool of its own. */
export function cognitoAuthorizer(
  scope: Construct,
  { machine, groups }: { machine: CognitoMachine; groups: readonly string[] },
): MachineAuthorizer {
  const { selfSignUp, passwordFlow } = machine;
  const { pool, client } = new MemberPool(scope, 'Members', { groups, selfSignUp, passwordFlow });
  const authorizer = new CognitoUserPoolsAuthorizer(scope, 'IdToken', {
    cognitoUserPools: [pool],
    // The gateway checks tokens by itself; a cache would only let them outlive their end.
    resultsCacheTtl: Duration.seconds(0),
  });
  const { userPoolId } = pool;
  new CfnOutput(scope, 'UserPoolId', { value: userPoolId, description: 'For "aws cognito-idp"' });
  return {
    authorizer,
    pageFields: { userPoolId, clientId: client.userPoolClientId, authFlow: 'USER_SRP_AUTH' },
  };
}
