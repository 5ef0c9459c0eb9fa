import type { AuthMode } from '../tvm/kinds/machine-kinds.ts';
import type { Log } from '../tvm/lambda/log.ts';
import { createMomentoVendor, type MomentoVendorOptions } from '../tvm/momento-vendor.ts';
import { type ApiGateway, startApiGateway } from './api-gateway/api-gateway.ts';
import type { GatewayError } from './api-gateway/gateway-error.ts';
import { deployedMachine } from './deployed-machine.ts';
import type { Identities } from './kinds/local-kind.ts';
import { localModes } from './kinds/local-kinds.ts';
import { localPolicy } from './local-policy.ts';

export interface DeployedMachinesOptions {
  /** Of a stand-in: the passwords of those who get its tokens are public. */
  readonly momento: MomentoVendorOptions & { readonly standInAddress: string };
  readonly identities: Identities;
  readonly cacheName: string;
  /** Default: the policy's, 30 minutes. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Gets what the functions log; nobody does by default. */
  readonly log?: Log | undefined;
  /** Hears why the gateway answered 5xx by itself. */
  readonly onFault?: ((error: GatewayError) => void) | undefined;
}

/** A machine for each way to authorize, as tvm/infra deploys them. */
export type DeployedMachines = ApiGateway<AuthMode>;

export function startDeployedMachines(options: DeployedMachinesOptions): Promise<DeployedMachines> {
  const { momento, identities, cacheName, tokenTtlSeconds, log = () => {}, onFault } = options;
  const vendor = createMomentoVendor(momento);
  const machine = (authMode: AuthMode) =>
    deployedMachine({
      authMode,
      policy: localPolicy({ authMode, cacheName, tokenTtlSeconds }),
      // Every page may ask: the tokens are good only here.
      allowedOrigins: '*',
      readSecret: async () => momento.key.apiKey,
      createVendor: () => vendor,
      ...identities,
      log,
      ...(onFault && { onFault }),
    });
  return startApiGateway(
    Object.fromEntries(localModes.map((mode) => [mode, machine(mode)])) as Record<
      AuthMode,
      ReturnType<typeof machine>
    >,
  );
}
