#!/usr/bin/env bash
# amazon-cognito-identity-js 6.3.21
#
# A user pool asks for a code that it sent by e-mail (challenge EMAIL_OTP).
# One would guess: sendMFACode(code, callbacks, 'EMAIL_OTP') answers this challenge, as its last parameter is the
#                  type of the code.
# What happens:    the challenge is named right, but the code goes as SMS_MFA_CODE, as it does for every type but
#                  SOFTWARE_TOKEN_MFA. Cognito wants it as EMAIL_OTP_CODE. Nothing warns of an unknown type.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact amazon-cognito-identity-js@6.3.21 >/dev/null
cat >ask.mjs <<'JS'
import cognito from 'amazon-cognito-identity-js';

// Notes what goes over the wire, and answers nothing of use.
globalThis.fetch = async (_url, { headers, body }) => {
  const { ChallengeName, ChallengeResponses } = JSON.parse(body);
  const names = Object.keys(ChallengeResponses).filter((name) => name.endsWith('_CODE'));
  console.log(`${headers['X-Amz-Target'].split('.')[1]} ${ChallengeName} ${names}`);
  return new Response('{"__type":"CodeMismatchException","message":"Invalid code"}', { status: 400 });
};

const Pool = new cognito.CognitoUserPool({ UserPoolId: 'us-west-2_Example', ClientId: 'example' });
const user = new cognito.CognitoUser({ Username: 'ann', Pool });
user.Session = 'example';
user.sendMFACode('123456', { onSuccess() {}, onFailure() {} }, 'EMAIL_OTP');
JS

sent=$(node ask.mjs)
echo "wanted: RespondToAuthChallenge EMAIL_OTP EMAIL_OTP_CODE"
echo "sent:   $sent"
if [ "$sent" != 'RespondToAuthChallenge EMAIL_OTP SMS_MFA_CODE' ]; then
  echo 'CHANGED: it sends something else now'
  exit 1
fi
