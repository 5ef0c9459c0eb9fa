#!/usr/bin/env bash
# @aws-lambda-powertools/parser 2.35.0 with zod 4.6.7
#
# A Lambda authorizer of a REST API answers with a `context` of who is asking. API Gateway hands it to the function as
# further keys of requestContext.authorizer. The function parses the event with the schema that the package has for it.
# One would guess: the context is in what was parsed, as the headers are, and as it is with an HTTP API.
# What happens:    only principalId and integrationLatency are left, without a word. With the schema for HTTP APIs
#                  (payload 2.0) the same context is kept.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact @aws-lambda-powertools/parser@2.35.0 zod@4.6.7 >/dev/null
cat >parse.mjs <<'JS'
import { APIGatewayProxyEventSchema, APIGatewayProxyEventV2Schema } from '@aws-lambda-powertools/parser/schemas';

const context = { tokenId: 'ann', role: 'write' };
const common = { headers: { accept: '*/*' }, isBase64Encoded: false };
const about = { accountId: '123456789012', apiId: 'example', requestId: 'example', stage: 'prod' };

const rest = APIGatewayProxyEventSchema.parse({
  ...common,
  resource: '/',
  path: '/',
  httpMethod: 'GET',
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  body: null,
  requestContext: {
    ...about,
    authorizer: { ...context, principalId: 'ann', integrationLatency: 12 },
    httpMethod: 'GET',
    identity: { sourceIp: '192.0.2.1' },
    path: '/prod/',
    protocol: 'HTTP/1.1',
    requestTime: '01/Jan/2026:00:00:00 +0000',
    requestTimeEpoch: 1767225600000,
    resourcePath: '/',
  },
});
const http = APIGatewayProxyEventV2Schema.parse({
  ...common,
  version: '2.0',
  routeKey: '$default',
  rawPath: '/',
  rawQueryString: '',
  requestContext: {
    ...about,
    authorizer: { lambda: context },
    domainName: 'api.example',
    domainPrefix: 'api',
    http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'example' },
    routeKey: '$default',
    time: '01/Jan/2026:00:00:00 +0000',
    timeEpoch: 1767225600000,
  },
});
console.log(`REST API: ${Object.keys(rest.requestContext.authorizer).sort()}`);
console.log(`HTTP API: ${Object.keys(http.requestContext.authorizer.lambda).sort()}`);
JS

echo '@aws-lambda-powertools/parser 2.35.0; wanted: tokenId and role are kept by both'
node parse.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
REST API: integrationLatency,principalId
HTTP API: role,tokenId
EXPECTED
  echo 'CHANGED: the context is kept, or the event is refused'
  exit 1
fi
