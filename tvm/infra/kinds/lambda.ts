import { join } from 'node:path';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { IdentitySource, RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { machineKinds } from '../../kinds/machine-kinds.ts';
import { environmentNames } from '../../lambda/environment.ts';
import { acknowledge } from '../acknowledge.ts';
import { MachineFunction } from '../machine-function.ts';
import type { DeploymentKind } from './deployment-kind.ts';

// For this long, the gateway takes the same name and password without asking again: a removed user's as well.
const CREDENTIALS_CACHE = Duration.seconds(5);
// A password's hash takes a full core for some tenths of a second.
const AUTHORIZER_MEMORY_MB = 1_769;

/** By user name and password, which a function compares with the hashes in a secret. */
export const lambdaKind: DeploymentKind = {
  keys: [],
  readFields: () => ({}),
  addWayIn(scope, { machine, lambdaDir }) {
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
      codeDir: join(lambdaDir, 'authorizer'),
      environment: { [environmentNames.usersSecret]: users.secretArn },
      secret: users,
      memoryMb: AUTHORIZER_MEMORY_MB,
      tracing: machine.tracing,
    });
    new CfnOutput(scope, 'UsersSecret', { value: users.secretArn, description: 'For "npm run tvm:user"' });
    const authorizer = new RequestAuthorizer(scope, 'Credentials', {
      handler,
      identitySources: machineKinds.lambda.credentialHeaders.map((name) => IdentitySource.header(name)),
      resultsCacheTtl: CREDENTIALS_CACHE,
    });
    return { gateway: { authorizer }, verifier: handler, pageFields: {}, connectTo: [] };
  },
};
