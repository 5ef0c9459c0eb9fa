// What is run in the runtimes, as files beside the installed package.

const CLIENT = `
import * as client from 'momento-chat/tvm-client';
import { clientOutcomes } from './client-outcomes.mjs';
`;

export const PROGRAMS = {
  'client.mjs': `${CLIENT}
const [origin, nobodyUrl] = process.argv.slice(2);
console.log(JSON.stringify(await clientOutcomes(client, { origin, nobodyUrl })));
`,
  'worker.mjs': `${CLIENT}
export default {
  async fetch(_, { ORIGIN: origin, NOBODY_URL: nobodyUrl }) {
    return Response.json(await clientOutcomes(client, { origin, nobodyUrl }));
  },
};
`,
  'machine-node.mjs': `
import { createServer } from 'node:http';
import { createNodeListener, createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';
import { createOidcCallerOf, readOidcSettings } from 'momento-chat/tvm/oidc';

const mode = process.env.TVM_AUTH_MODE;
const handler = createTokenHandler(optionsFromEnvironment(process.env, mode));
const callerOf = mode === 'oidc' ? createOidcCallerOf(readOidcSettings(process.env)) : undefined;
const listener = createNodeListener(handler, callerOf && (({ headers }) => callerOf(headers.authorization)));
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`,
  'machine-web.mjs': `
import { createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';
import { createOidcCallerOf, readOidcSettings } from 'momento-chat/tvm/oidc';

const mode = process.env.TVM_AUTH_MODE;
const handler = createTokenHandler(optionsFromEnvironment(process.env, mode));
const callerOf =
  mode === 'oidc' ? createOidcCallerOf(readOidcSettings(process.env)) : () => ({ kind: 'anonymous' });
const answer = (request) => handler(request, () => callerOf(request.headers.get('authorization')));
const options = { hostname: '127.0.0.1', port: 0 };
if (globalThis.Deno) Deno.serve({ ...options, onListen: ({ port }) => console.log(port) }, answer);
else console.log(Bun.serve({ ...options, fetch: answer }).port);
`,
};
