import { createMomentoVendor, type MomentoVendorOptions } from '../tvm/momento-vendor.ts';
import { createNodeListener, type NodeListener } from '../tvm/node-listener.ts';
import type { Refusal } from '../tvm/refusal.ts';
import { createTokenHandler } from '../tvm/token-handler.ts';
import { localPolicy } from './local-policy.ts';

export interface LocalMachineOptions {
  readonly momento: MomentoVendorOptions;
  readonly cacheName: string;
  /** Default: the policy's, 30 minutes. */
  readonly tokenTtlSeconds?: number | undefined;
  readonly onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** The Token Vending Machine in the page's own server, for guests; pages of other origins get nothing. */
export function createLocalMachine(options: LocalMachineOptions): NodeListener {
  const { momento, cacheName, tokenTtlSeconds, onRefusal } = options;
  const handler = createTokenHandler({
    vendor: createMomentoVendor(momento),
    policy: localPolicy({ authMode: 'open', cacheName, tokenTtlSeconds }),
    allowedOrigins: [],
    ...(onRefusal ? { onRefusal } : {}),
  });
  return createNodeListener(handler);
}
