import { cognitoVariables } from '../../tvm/kinds/cognito.ts';
import { createCognitoAuthorizer } from '../api-gateway/cognito-authorizer.ts';
import { cognitoInstructions } from '../cognito/instructions.ts';
import type { LocalKind } from './local-kind.ts';

/** For members of the local user pool. */
export const cognitoKind: LocalKind = {
  name: 'Member',
  guard: ({ userPool }) => ({
    authorizer: createCognitoAuthorizer(userPool),
    env: { [cognitoVariables.clientIds]: userPool.clientId },
  }),
  pageMachine: (place, { cognito }) => ({
    ...place,
    auth: 'cognito',
    userPoolId: cognito.userPoolId,
    clientId: cognito.clientId,
    authFlow: cognito.isByChoice ? 'USER_AUTH' : 'USER_SRP_AUTH',
    cognitoEndpoint: cognito.url,
    ...(cognito.userNameIsEmail ? { userNameIsEmail: true } : {}),
  }),
  instructions: (url, { cognito }) => {
    const [member] = cognito.users;
    const signIn = JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: cognito.clientId,
      AuthParameters: { USERNAME: member?.username, PASSWORD: member?.password },
    });
    return {
      users: cognitoInstructions(cognito).trimEnd(),
      curl: `ID_TOKEN=$(curl -s '${cognito.url}' -H 'Content-Type: application/x-amz-json-1.1' \\
  -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\
  -d '${signIn}' \\
  | sed 's/.*"IdToken":"\\([^"]*\\)".*/\\1/')
curl -H "Authorization: Bearer $ID_TOKEN" '${url}'`,
    };
  },
};
