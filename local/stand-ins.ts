import type { MomentoVendorOptions } from '../tvm/momento-vendor.ts';
import { type LocalCognitoOptions, startLocalCognito } from './cognito/local-cognito.ts';
import {
  type DeployedMachines,
  type DeployedMachinesOptions,
  startDeployedMachines,
} from './deployed-machines.ts';
import type { SignInStandIns } from './kinds/local-kind.ts';
import {
  type MomentoStandIn,
  type MomentoStandInOptions,
  startMomentoStandIn,
} from './momento/momento-stand-in.ts';
import { type LocalOidcOptions, startLocalOidc } from './oidc/local-oidc.ts';
import { readStaffSecret } from './staff.ts';

export const DEFAULT_CACHE_NAME = 'chat';

export interface StandInsOptions
  extends Pick<DeployedMachinesOptions, 'tokenTtlSeconds' | 'log' | 'onFault'> {
  /** Default: `chat`. It exists from the start. */
  readonly cacheName?: string | undefined;
  readonly cognito?: LocalCognitoOptions | undefined;
  readonly oidc?: LocalOidcOptions | undefined;
  readonly momento?: Omit<MomentoStandInOptions, 'caches'> | undefined;
}

export interface StandIns extends SignInStandIns {
  readonly cacheName: string;
  readonly momento: MomentoStandIn;
  /** How a Token Vending Machine reaches it. */
  readonly vendorOptions: MomentoVendorOptions;
  readonly machines: DeployedMachines;
  /** Cuts what is open and gives the ports back. Idempotent. */
  close(): Promise<void>;
}

/** Momento, a user pool, an OpenID provider and Token Vending Machines, without any page: all that a chat has behind it. */
export async function startStandIns(options: StandInsOptions = {}): Promise<StandIns> {
  const { cacheName = DEFAULT_CACHE_NAME } = options;
  const [cognito, oidc, momento] = await Promise.all([
    startLocalCognito(options.cognito),
    startLocalOidc(options.oidc),
    startMomentoStandIn({ ...options.momento, caches: [cacheName] }),
  ]);
  const key = { kind: 'legacy', apiKey: momento.legacyApiToken } as const;
  const vendorOptions = { key, standInAddress: momento.grpcAddress };
  const machines = await startDeployedMachines({
    ...options,
    momento: vendorOptions,
    identities: { readUsers: readStaffSecret, userPool: cognito, provider: oidc },
    cacheName,
  });
  return {
    cacheName,
    momento,
    vendorOptions,
    cognito,
    oidc,
    machines,
    close: async () => {
      await Promise.all([machines.close(), cognito.close(), oidc.close(), momento.close()]);
    },
  };
}
