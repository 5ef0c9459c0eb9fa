// The entry of the authorizer function: what it is told by its environment, put together once for each sandbox.

import { readAuthorizerSettings } from './environment.ts';
import { createLambdaAuthorizer } from './lambda-authorizer.ts';
import { awsSecret } from './secret-store.ts';

const secret = awsSecret(readAuthorizerSettings(process.env).usersSecretId);

export const handler = createLambdaAuthorizer({ readSecret: () => secret.read() });
