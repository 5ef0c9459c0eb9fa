import { createMomentoVendor, type MomentoVendorOptions } from '../tvm/momento-vendor.ts';
import { createNodeListener, type NodeListener } from '../tvm/node-listener.ts';
import type { Refusal } from '../tvm/refusal.ts';
import { createTokenHandler } from '../tvm/token-handler.ts';

export interface LocalMachineOptions {
  readonly momento: MomentoVendorOptions;
  readonly cacheName: string;
  /** Default: the policy's, 30 minutes. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Pages of other origins that may ask; none by default. */
  readonly allowedOrigins?: readonly string[] | '*' | undefined;
  readonly onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** The real Token Vending Machine with the policy of a local chat: whoever asks may read and write one cache's topics. */
export function createLocalMachine(options: LocalMachineOptions): NodeListener {
  const { momento, cacheName, tokenTtlSeconds, allowedOrigins = [], onRefusal } = options;
  const handler = createTokenHandler({
    vendor: createMomentoVendor(momento),
    policy: {
      anonymous: {
        role: 'publish-subscribe',
        caches: [cacheName],
        topics: 'all',
        ...(tokenTtlSeconds === undefined ? {} : { ttlSeconds: tokenTtlSeconds }),
      },
    },
    allowedOrigins,
    ...(onRefusal ? { onRefusal } : {}),
  });
  return createNodeListener(handler);
}
