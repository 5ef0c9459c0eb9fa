// The entry of the authorizer function: what it is told by its environment, put together once for each sandbox.

import { readAuthorizerSettings } from './environment.ts';
import { createLambdaAuthorizer } from './lambda-authorizer.ts';
import { secretRequest } from './secret-request.ts';

const { usersSecretId, functionName } = readAuthorizerSettings(process.env);

export const handler = createLambdaAuthorizer({
  readSecret: secretRequest({ secretId: usersSecretId, env: process.env }),
  functionName,
});
