#!/usr/bin/env bash
# amazon-cognito-identity-js 6.3.21
#
# A password is right and the service has issued tokens, together with the metadata of a new device. The library asks to
# confirm that device, which the service refuses.
# One would guess: the person is signed in, on a device that will not be remembered.
# What happens:    authenticateUser ends in onFailure with the refusal of ConfirmDevice, and the tokens are handed to
#                  nobody: they are in the object of the user all the same, as getSession afterwards shows.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact amazon-cognito-identity-js@6.3.21 >/dev/null
cat >sign-in.mjs <<'JS'
import cognito from 'amazon-cognito-identity-js';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const exp = Math.floor(Date.now() / 1000) + 3600;
const token = `${part({ alg: 'none' })}.${part({ exp, iat: exp - 3600 })}.`;
const AuthenticationResult = {
  IdToken: token,
  AccessToken: token,
  RefreshToken: 'example',
  NewDeviceMetadata: { DeviceKey: 'us-west-2_device', DeviceGroupKey: 'group' },
};

globalThis.fetch = async (_url, { headers }) => {
  const [, action] = headers['X-Amz-Target'].split('.');
  if (action === 'InitiateAuth') return Response.json({ AuthenticationResult });
  return Response.json({ __type: 'InvalidParameterException', message: 'refused' }, { status: 400 });
};

const Pool = new cognito.CognitoUserPool({ UserPoolId: 'us-west-2_Example', ClientId: 'example' });
const user = new cognito.CognitoUser({ Username: 'ann', Pool });
user.setAuthenticationFlowType('USER_PASSWORD_AUTH');
const details = new cognito.AuthenticationDetails({ Username: 'ann', Password: 'example' });
user.authenticateUser(details, {
  onSuccess: () => console.log('onSuccess'),
  onFailure: ({ name }) => {
    console.log(`onFailure ${name}`);
    user.getSession((error, session) => console.log(`tokens afterwards: ${!error && session.isValid()}`));
  },
});
JS

seen=$(node sign-in.mjs)
echo "wanted: onSuccess"
echo "$seen"
if [ "$seen" != $'onFailure InvalidParameterException\ntokens afterwards: true' ]; then
  echo 'CHANGED: it ends otherwise now'
  exit 1
fi
