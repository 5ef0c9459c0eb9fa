import type { CognitoApi } from './cognito-api.ts';

/**
 * The library knows no `USER_AUTH`: its proof of a password goes out as the choice of that proof, which the service
 * answers as it does any (documented: API reference, `InitiateAuth`, `PREFERRED_CHALLENGE` and `SRP_A`).
 */
export function proofByChoice(api: Pick<CognitoApi, 'call'>): Pick<CognitoApi, 'call'> {
  return {
    call: (action, parameters, signal) =>
      api.call(action, action === 'InitiateAuth' ? chosen(parameters) : parameters, signal),
  };
}

function chosen(parameters: { readonly AuthParameters?: object }): object {
  const AuthParameters = { ...parameters.AuthParameters, PREFERRED_CHALLENGE: 'PASSWORD_SRP' };
  return { ...parameters, AuthFlow: 'USER_AUTH', AuthParameters };
}
