#!/usr/bin/env bash
# grpc-web 2.1.1 and @connectrpc/connect-web 2.2.0, on Node with an XMLHttpRequest of xhr2 0.2.1
#
# A server answers 200 with one message, and the body ends there: a proxy closed it in good order before the trailers,
# which hold the status of the call.
# One would guess: an error. In gRPC only the trailers say that a call succeeded, and its web protocol demands that they
#                  be the last message of every answer.
# What happens:    grpc-web hands over a unary answer as a success, and lets a stream end with `end`, without `error`.
#                  connect-web, which speaks the same protocol, says "missing trailer" for both.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact grpc-web@2.1.1 xhr2@0.2.1 \
  @connectrpc/connect-web@2.2.0 @connectrpc/connect@2.2.0 @bufbuild/protobuf@2.17.0 >/dev/null
cat >ask.cjs <<'JS'
const { createServer } = require('node:http');
const { StringValueSchema } = require('@bufbuild/protobuf/wkt');
const { createGrpcWebTransport } = require('@connectrpc/connect-web');
const { GrpcWebClientBase, MethodDescriptor, MethodType } = require('grpc-web');
globalThis.XMLHttpRequest = require('xhr2');

// A frame of gRPC-Web: a flag (0: a message), the length, and a StringValue with the text "hi".
const frame = Buffer.from([0, 0, 0, 0, 4, 10, 2, 104, 105]);
// With ?whole the trailers follow, to show that the server is understood: flag 128, and "grpc-status:0\r\n".
const status = Buffer.from('grpc-status:0\r\n');
const trailers = Buffer.concat([Buffer.from([128, 0, 0, 0, status.length]), status]);

const server = createServer((request, response) => {
  const type = request.headers['content-type'];
  const body = request.url.startsWith('/whole') ? Buffer.concat([frame, trailers]) : frame;
  response.writeHead(200, { 'content-type': type });
  response.end(type.includes('text') ? body.toString('base64') : body);
});

class Message {}
const read = (bytes) => Buffer.from(bytes.slice(2)).toString();
const methodOf = (type) => new MethodDescriptor('/S/M', type, Message, Message, () => new Uint8Array(), read);
const client = new GrpcWebClientBase({ format: 'text' });

const grpcWeb = {
  unary: (host) =>
    new Promise((resolve) => {
      client.rpcCall(`${host}/S/M`, new Message(), {}, methodOf(MethodType.UNARY), (error, answer) => {
        resolve(error ? `error (${error.message})` : `success (${answer})`);
      });
    }),
  stream: (host) =>
    new Promise((resolve) => {
      const stream = client.serverStreaming(`${host}/S/M`, new Message(), {}, methodOf(MethodType.SERVER_STREAMING));
      const seen = [];
      stream.on('data', (answer) => seen.push(`data (${answer})`));
      stream.on('error', (error) => resolve([...seen, `error (${error.message})`].join(', ')));
      stream.on('end', () => resolve([...seen, 'end'].join(', ')));
    }),
};

const method = { input: StringValueSchema, output: StringValueSchema, name: 'M', parent: { typeName: 'S' } };
async function* nothing() {
  yield {};
}
const connectWeb = {
  async unary(host) {
    const transport = createGrpcWebTransport({ baseUrl: host });
    const ask = transport.unary({ ...method, methodKind: 'unary' }, undefined, undefined, undefined, {});
    return ask.then(
      ({ message }) => `success (${message.value})`,
      (error) => `error (${error.rawMessage})`,
    );
  },
  async stream(host) {
    const transport = createGrpcWebTransport({ baseUrl: host });
    const seen = [];
    try {
      const kind = { ...method, methodKind: 'server_streaming' };
      const { message } = await transport.stream(kind, undefined, undefined, undefined, nothing());
      for await (const answer of message) seen.push(`data (${answer.value})`);
      return [...seen, 'end'].join(', ');
    } catch (error) {
      return [...seen, `error (${error.rawMessage})`].join(', ');
    }
  },
};

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  for (const body of ['whole', 'cut']) {
    for (const [name, library] of Object.entries({ grpcWeb, connectWeb })) {
      const host = `http://127.0.0.1:${port}/${body}`;
      console.log(`${body}: ${name} unary: ${await library.unary(host)}; stream: ${await library.stream(host)}`);
    }
  }
  server.close();
  server.closeAllConnections();
});
JS

echo 'grpc-web 2.1.1, connect-web 2.2.0; wanted: errors where the answer is cut'
node ask.cjs | tee seen
if ! diff - seen <<'EXPECTED'; then
whole: grpcWeb unary: success (hi); stream: data (hi), end
whole: connectWeb unary: success (hi); stream: data (hi), end
cut: grpcWeb unary: success (hi); stream: data (hi), end
cut: connectWeb unary: error (missing trailer); stream: data (hi), error (missing trailer)
EXPECTED
  echo 'CHANGED: one of them takes it otherwise now'
  exit 1
fi
