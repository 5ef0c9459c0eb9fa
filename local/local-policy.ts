import { defaultPolicy } from '../tvm/default-policy.ts';
import type { AuthMode } from '../tvm/kinds/machine-kinds.ts';
import type { Policy } from '../tvm/policy.ts';

export interface LocalPolicyOptions {
  readonly authMode: AuthMode;
  readonly cacheName: string;
  /** Default: the policy's own, 30 minutes. */
  readonly tokenTtlSeconds?: number | undefined;
}

/** The policy of a deployed machine, with tokens as short as whoever tries it wants them. */
export function localPolicy({ authMode, cacheName, tokenTtlSeconds }: LocalPolicyOptions): Policy {
  const { anonymous, groups } = defaultPolicy({ authMode, cacheName });
  const life = tokenTtlSeconds === undefined ? {} : { ttlSeconds: tokenTtlSeconds };
  return {
    ...(anonymous && { anonymous: { ...anonymous, ...life } }),
    ...(groups && { groups: groups.map((rule) => ({ ...rule, ...life })) }),
  };
}
