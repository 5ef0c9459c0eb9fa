/** What Cognito answers to whoever has signed in, as the page reads it: nothing in it is verified there. */
export function authenticationResult({ lifeSeconds = 3_600, serial = 1 } = {}) {
  const claims = { sub: 'some-sub', 'cognito:username': 'ada', iat: 1_000, exp: 1_000 + lifeSeconds, serial };
  return {
    AuthenticationResult: {
      IdToken: unsigned(claims),
      AccessToken: unsigned({}),
      RefreshToken: 'refresh-token',
    },
  };
}

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}
