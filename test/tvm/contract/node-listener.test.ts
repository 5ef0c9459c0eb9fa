import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { createNodeListener } from '../../../tvm/node-listener.ts';
import { createTokenHandler } from '../../../tvm/token-handler.ts';
import { serveLocally } from '../../support/http-server.ts';
import { createHeaderVerifier } from './header-verifier.ts';
import { runContract } from './run-contract.ts';

runContract('the Node listener', {
  modes: ['open', 'lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  async start(world) {
    const { policy, allowedOrigins, momento, deadlineMs } = world;
    const vendor = createMomentoVendor(momento);
    const handler = createTokenHandler({ vendor, policy, allowedOrigins, deadlineMs });
    const verify = createHeaderVerifier(world);
    const server = await serveLocally(
      createNodeListener(handler, ({ headersDistinct }) => verify(new Headers(flat(headersDistinct)))),
    );
    return {
      fetch: ({ method, query, headers }) =>
        fetch(`${server.origin}/api/momento/token${query}`, { method, headers }),
      close: () => server.close(),
    };
  },
});

function flat(headers: NodeJS.Dict<string[]>): [string, string][] {
  return Object.entries(headers).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
}
