import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { machineEnvironment, oidcEnvironment } from '../support/machine-environment.ts';
import { sendRequest } from '../support/send-request.ts';
import { talkWithToken } from '../support/talk-with-token.ts';
import { runContract } from '../tvm/contract/run-contract.ts';
import { startMachine } from './machine-process.ts';
import { RUNTIME_NAMES, type RuntimeName } from './runtimes.ts';

const folder = inject('folder');
const NODE = 'machine-node.mjs';
const WEB = 'machine-web.mjs';

/** Behind `node:http` everywhere, and behind the server that is the runtime's own. */
const MACHINES: readonly (readonly [form: string, name: RuntimeName, module: string])[] = [
  ...RUNTIME_NAMES.map((name) => [`${name}, node:http`, name, NODE] as const),
  ['Bun, Bun.serve', 'Bun', WEB],
  ['Deno, Deno.serve', 'Deno', WEB],
];

let momento: MomentoStandIn;
beforeAll(async () => {
  momento = await startMomentoStandIn({ caches: ['chat'] });
});
afterAll(() => momento.close());

describe.each(MACHINES)('a machine in %s,', (form, name, module) => {
  it('gives a token, with which the SDK talks', async () => {
    const machine = await startMachine(name, {
      folder,
      module,
      env: { MOMENTO_API_KEY: momento.legacyApiToken, TVM_MOMENTO_STAND_IN: momento.grpcAddress },
    });
    try {
      const { authToken } = (await (await fetch(`${machine.url}?name=Zo%C3%AB`)).json()) as {
        authToken: string;
      };
      const item = await talkWithToken(authToken, momento.grpcAddress);
      expect([item.valueString(), item.tokenId()]).toEqual(['hello', 'guest:Zoë']);
    } finally {
      await machine.close();
    }
  });

  runContract(form, {
    modes: ['open', 'oidc'],
    async start(world) {
      const { mode } = world;
      const env = { ...machineEnvironment(world), ...(mode === 'oidc' && oidcEnvironment(world)) };
      const machine = await startMachine(name, { folder, module, env: { ...env, TVM_AUTH_MODE: mode } });
      return {
        fetch: ({ method, query, headers }) =>
          sendRequest(`${machine.url}${query}`, { method, headers: Object.entries(headers).flat() }),
        close: () => machine.close(),
      };
    },
  });
});
