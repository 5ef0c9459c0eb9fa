import { startApiGateway } from '../../../local/api-gateway/api-gateway.ts';
import { deployedMachine } from '../../../local/deployed-machine.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { sendRequest } from '../../support/send-request.ts';
import { runContract } from '../../tvm/contract/run-contract.ts';

runContract('the Lambda behind the local API Gateway', {
  modes: ['open', 'lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  async start({ mode, policy, allowedOrigins, momento, deadlineMs, usersSecret, pool, provider }) {
    const machine = deployedMachine({
      authMode: mode,
      policy,
      allowedOrigins,
      deadlineMs,
      readSecret: async () => momento.key.apiKey,
      createVendor: () => createMomentoVendor(momento),
      readUsers: async () => usersSecret,
      userPool: pool,
      provider: { token: 'id', audience: provider.audiences[0] ?? '', ...provider },
      // The suite asks faster than a deployment lets anybody.
      vendsPerSecond: 1_000,
      log: () => {},
    });
    const gateway = await startApiGateway({ machine });
    return {
      fetch: ({ method, query, headers }) =>
        sendRequest(gateway.urls.machine + query, { method, headers: Object.entries(headers).flat() }),
      close: () => gateway.close(),
    };
  },
});
