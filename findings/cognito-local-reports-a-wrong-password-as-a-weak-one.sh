#!/usr/bin/env bash
# cognito-local 5.3.0, asked with @aws-sdk/client-cognito-identity-provider 3.1169.0
#
# Somebody signs in to the stand-in for Cognito user pools with a wrong password.
# One would guess: NotAuthorizedException, as the service answers, and as the SDK's types list for InitiateAuth.
# What happens:    InvalidPasswordException, which Cognito has for a new password that breaks the rules of the pool, and
#                  which is not in that list. What a page says of a wrong password is tried with an error that it will
#                  never get. A user whom nobody knows gets a NotAuthorizedException.
set -euo pipefail

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact cognito-local@5.3.0 \
  @aws-sdk/client-cognito-identity-provider@3.1169.0 >/dev/null

changed() {
  echo "CHANGED: $1"
  exit 1
}

types=node_modules/@aws-sdk/client-cognito-identity-provider/dist-types/commands/InitiateAuthCommand.d.ts
grep -q '@throws {@link NotAuthorizedException}' "$types" || changed 'the types do not list NotAuthorizedException'
grep -q '@throws {@link InvalidPasswordException}' "$types" && changed 'the types list InvalidPasswordException'

PORT=$(node --print 'const s = require("net").createServer().listen(0, () => s.close()); s.address().port')
export PORT
node node_modules/cognito-local/lib/bin/start.js >server.log 2>&1 &
server=$!
cat >sign-in.mjs <<'JS'
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { setTimeout as wait } from 'node:timers/promises';

const endpoint = `http://127.0.0.1:${process.env.PORT}`;
for (let tries = 0; tries < 100; tries += 1) {
  if (await fetch(`${endpoint}/health`).then(({ ok }) => ok, () => false)) break;
  await wait(200);
}
const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
const cognito = new CognitoIdentityProvider({ endpoint, region: 'us-west-2', credentials });
const { UserPool } = await cognito.createUserPool({ PoolName: 'people' });
const pool = { UserPoolId: UserPool.Id };
const { ClientId } = (await cognito.createUserPoolClient({ ...pool, ClientName: 'page' })).UserPoolClient;

async function outcome(asking) {
  return asking.then(() => 'taken', ({ name }) => name);
}
const signIn = (USERNAME, PASSWORD) =>
  cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } });

await cognito.signUp({ ClientId, Username: 'ann@example.com', Password: 'Right-1234' });
await cognito.adminConfirmSignUp({ ...pool, Username: 'ann@example.com' });
console.log(`right password: ${await outcome(signIn('ann@example.com', 'Right-1234'))}`);
console.log(`wrong password: ${await outcome(signIn('ann@example.com', 'Wrong-1234'))}`);
console.log(`unknown user: ${await outcome(signIn('bob@example.com', 'Right-1234'))}`);
JS

echo 'cognito-local 5.3.0; wanted: NotAuthorizedException for the wrong password'
node --no-warnings sign-in.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
right password: taken
wrong password: InvalidPasswordException
unknown user: NotAuthorizedException
EXPECTED
  changed 'the stand-in answers otherwise now'
fi
