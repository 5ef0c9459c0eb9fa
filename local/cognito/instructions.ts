import type { LocalCognito } from './local-cognito.ts';

/** What to print at the start: where the pool is, and who can sign in. */
export function cognitoInstructions(cognito: LocalCognito): string {
  const { url, userPoolId, clientId, users, confirmationCode, isByChoice } = cognito;
  const width = Math.max(...users.map(({ username }) => username.length));
  const passwordWidth = Math.max(...users.map(({ password }) => password.length));
  const lines = users.map(({ username, password, note, totpSecret }) => {
    const app = totpSecret === undefined ? '' : ` (secret ${totpSecret})`;
    return `    ${username.padEnd(width)}  ${password.padEnd(passwordWidth)}  ${note}${app}`;
  });
  return `Stand-in for Cognito, on this machine only; its users and passwords are good for nothing else.

  Endpoint   ${url}
  User pool  ${userPoolId}
  Client     ${clientId}
  Users
${lines.join('\n')}
    or sign up yourself; every code by e-mail or SMS is ${confirmationCode}
  Passkeys   ${isByChoice ? PASSKEYS : 'start the page by "npm run dev -- --mode by-choice"'}
  On demand  refusals, lost answers, tokens that rotate or end, and more (docs/stand-ins.md), such as
    curl -d '{"graceSeconds": 0}' ${url}_control/rotateRefreshTokens
    curl -d '{"action": "GetTokensFromRefreshToken", "code": "ForbiddenException", "httpStatus": 403}' ${url}_control/fail
    curl -X POST ${url}_control/reset
`;
}

const PASSKEYS =
  'sign in as any-way, add one in the settings, sign out, and choose "Sign in without a password"';
