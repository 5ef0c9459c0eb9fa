import { createHash } from 'node:crypto';
import type { LocalOidc } from './local-oidc.ts';

// What PKCE is for, nobody on the way knowing it, cannot be had in a command that everybody can read.
const VERIFIER = 'local-only-local-only-local-only-local-only';
/** Nobody answers there: what comes back is read from the address. */
const WAY_BACK = 'http://localhost:9/';

/** Who can sign in at the provider, and how a command does it. @param url of the machine */
export function oidcInstructions(url: string, { issuer, clientId, people, token, resource }: LocalOidc) {
  const width = Math.max(...people.map(({ username }) => username.length));
  const lines = people.map(
    ({ username, password, note }) => `    ${username.padEnd(width)}  ${password}  ${note}`,
  );
  const [member] = people;
  const authorize = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: WAY_BACK,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...(token === 'access' && { resource }),
  });
  const redeem = `grant_type=authorization_code&client_id=${clientId}&redirect_uri=${WAY_BACK}&code_verifier=${VERIFIER}`;
  return {
    users: `The sign-in page of a company, on this machine only; its people and passwords are good for nothing else.

  Issuer     ${issuer}
  Client     ${clientId}
  People
${lines.join('\n')}`,
    curl: `COOKIES=$(mktemp)
browse() { curl -sL -c "$COOKIES" -b "$COOKIES" -o /dev/null -w '%{url_effective}' "$@"; }
FORM=$(browse '${issuer}/auth?${authorize}')
BACK=$(browse -d 'username=${member?.username}&password=${member?.password}' "$FORM")
CODE=$(echo "$BACK" | sed 's/.*code=\\([^&]*\\).*/\\1/')
TOKEN=$(curl -s '${issuer}/token' -d "${redeem}&code=$CODE" | sed 's/.*"${token}_token":"\\([^"]*\\)".*/\\1/')
curl -H "Authorization: Bearer $TOKEN" '${url}'`,
  };
}
