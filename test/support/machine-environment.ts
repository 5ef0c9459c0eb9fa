import { oidcEnvironment as environmentFor } from '../../tvm/kinds/oidc.ts';
import type { ContractWorld } from '../tvm/contract/contract.ts';

/** What an embedded machine reads from its environment, to live in the world of the contract. */
export function machineEnvironment(world: ContractWorld): Record<string, string> {
  const { policy, allowedOrigins, momento, deadlineMs } = world;
  return {
    MOMENTO_API_KEY: momento.key.apiKey,
    ...(momento.standInAddress === undefined ? {} : { TVM_MOMENTO_STAND_IN: momento.standInAddress }),
    TVM_POLICY: JSON.stringify(policy),
    TVM_ALLOWED_ORIGINS: allowedOrigins.join(','),
    TVM_DEADLINE_MS: String(deadlineMs),
  };
}

/** What a machine of mode `oidc` reads beside, in any form. */
export function oidcEnvironment({ provider }: ContractWorld): Readonly<Record<string, string>> {
  return environmentFor(provider);
}
