#!/usr/bin/env bash
# grpc-web 1.4.2, 1.5.0 and 2.1.1, on Node with an XMLHttpRequest of xhr2 0.2.1
#
# A proxy in front of a gRPC service answers 401, 429 or 503 with a body of text/plain.
# One would guess: UNAUTHENTICATED, RESOURCE_EXHAUSTED (or UNAVAILABLE) and UNAVAILABLE, as gRPC's own table for HTTP
#                  statuses says, and as grpc-web itself does when the body is gRPC.
# What happens:    UNKNOWN for all three: the content type is looked at before the status. Who waits after
#                  RESOURCE_EXHAUSTED, or renews a token after UNAUTHENTICATED, never does.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact xhr2@0.2.1 \
  grpc-web-1.4@npm:grpc-web@1.4.2 grpc-web-1.5@npm:grpc-web@1.5.0 grpc-web-2.1@npm:grpc-web@2.1.1 >/dev/null
cat >ask.cjs <<'JS'
const { createServer } = require('node:http');
globalThis.XMLHttpRequest = require('xhr2');

const server = createServer((request, response) => {
  const [, status, type] = request.url.split('/');
  response.writeHead(Number(status), { 'content-type': type.replace('_', '/') }).end('no');
});
server.listen(0, '127.0.0.1', async () => {
  const host = `http://127.0.0.1:${server.address().port}`;
  for (const name of ['grpc-web-1.4', 'grpc-web-1.5', 'grpc-web-2.1']) {
    const { GrpcWebClientBase, MethodDescriptor, MethodType, StatusCode } = require(name);
    const nameOf = (code) => Object.keys(StatusCode).find((key) => StatusCode[key] === code);
    class Message {}
    const method = new MethodDescriptor('/x', MethodType.UNARY, Message, Message, () => new Uint8Array(), () => new Message());
    const ask = (status, type) =>
      new Promise((resolve) => {
        const client = new GrpcWebClientBase({ format: 'text' });
        client.rpcCall(`${host}/${status}/${type.replace('/', '_')}`, new Message(), {}, method, (error) => {
          resolve(nameOf(error.code));
        });
      });
    for (const type of ['text/plain', 'application/grpc-web-text']) {
      const codes = [];
      for (const status of [401, 429, 503]) codes.push(`${status}=${await ask(status, type)}`);
      console.log(`${name} ${type} ${codes.join(' ')}`);
    }
  }
  server.close();
});
JS

seen=$(node ask.cjs)
echo "$seen"
if [ "$(grep -c 'text/plain 401=UNKNOWN 429=UNKNOWN 503=UNKNOWN' <<<"$seen")" != 3 ]; then
  echo 'CHANGED: a plain answer is read otherwise now'
  exit 1
fi
