#!/usr/bin/env bash
# aws-jwt-verify 5.2.1 and jose 6.2.17
#
# A provider signs its tokens with an Ed25519 key. RFC 9864 deprecates the name "EdDSA" for that and registers
# "Ed25519". The README of aws-jwt-verify lists `Ed25519` among the algorithms that it supports, with EdDSA in brackets.
# One would guess: the signature being the same, a token under either name is verified, whichever its key set says.
# What happens:    aws-jwt-verify knows "EdDSA" alone: it refuses "Ed25519" as not allowed. jose takes both, but not if
#                  the key set names the other one: then it finds no key. A provider that goes from the old name to the
#                  new is refused by one of them in each step, unless its key set names no algorithm.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact aws-jwt-verify@5.2.1 jose@6.2.17 >/dev/null
cat >verify.mjs <<'JS'
import { JwtVerifier } from 'aws-jwt-verify';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';

const about = { issuer: 'https://issuer.example', audience: 'app' };
const { publicKey, privateKey } = await generateKeyPair('Ed25519');
const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig' };

function signed(alg) {
  const token = new SignJWT({ iss: about.issuer, aud: about.audience }).setExpirationTime('1h');
  return token.setProtectedHeader({ alg, kid: 'one' }).sign(privateKey);
}
const outcome = (verifying) => verifying.then(() => 'verified').catch(() => 'refused');

for (const named of [undefined, 'EdDSA', 'Ed25519']) {
  const keys = { keys: [named === undefined ? jwk : { ...jwk, alg: named }] };
  const verifier = JwtVerifier.create({ ...about, jwksUri: `${about.issuer}/keys` });
  verifier.cacheJwks(keys);
  for (const alg of ['EdDSA', 'Ed25519']) {
    const token = await signed(alg);
    const jose = await outcome(jwtVerify(token, createLocalJWKSet(keys), about));
    const aws = await outcome(verifier.verify(token));
    console.log(`key set: ${named ?? 'no name'}; token: ${alg}; jose: ${jose}; aws-jwt-verify: ${aws}`);
  }
}
JS

changed() {
  echo "CHANGED: $1"
  exit 1
}

echo "aws-jwt-verify 5.2.1, jose 6.2.17; wanted: verified, everywhere. Of the README:"
grep 'Ed25519.*(EdDSA)' node_modules/aws-jwt-verify/README.md || changed 'the README does not list Ed25519'
node verify.mjs | tee seen
diff - seen <<'EXPECTED' || changed 'a name is taken otherwise now'
key set: no name; token: EdDSA; jose: verified; aws-jwt-verify: verified
key set: no name; token: Ed25519; jose: verified; aws-jwt-verify: refused
key set: EdDSA; token: EdDSA; jose: verified; aws-jwt-verify: verified
key set: EdDSA; token: Ed25519; jose: refused; aws-jwt-verify: refused
key set: Ed25519; token: EdDSA; jose: refused; aws-jwt-verify: refused
key set: Ed25519; token: Ed25519; jose: verified; aws-jwt-verify: refused
EXPECTED
