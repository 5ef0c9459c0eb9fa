import type { CognitoKeys } from './cognito-machine.ts';

/** Full URL of the service that a machine's user pool is at: what the configuration says, else AWS's own. */
export function cognitoEndpointOf({
  userPoolId,
  cognitoEndpoint,
}: Pick<CognitoKeys, 'userPoolId' | 'cognitoEndpoint'>): string {
  // The id of a pool begins with its region.
  const [region] = userPoolId.split('_');
  return cognitoEndpoint ?? `https://cognito-idp.${region}.amazonaws.com/`;
}
