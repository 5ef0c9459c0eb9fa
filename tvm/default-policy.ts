import { type AuthMode, machineKinds } from './kinds/machine-kinds.ts';
import type { GroupRule, Policy, PolicyRule } from './policy.ts';

/**
 * The policy of a deployed machine that is told no other (`TVM_POLICY`): edit it here. Guests get tokens only
 * where nobody is asked who they are.
 */
export function defaultPolicy({ authMode, cacheName }: { authMode: AuthMode; cacheName: string }): Policy {
  const chat = { caches: [cacheName], topics: 'all' } as const;
  const guests: PolicyRule = { role: 'publish-subscribe', ...chat };
  // In order of precedence: a user in both groups may write.
  const members: readonly GroupRule[] = [
    { group: 'ReadWriteUserGroup', role: 'publish-subscribe', ...chat },
    { group: 'ReadOnlyUserGroup', role: 'subscribe-only', ...chat },
  ];
  return machineKinds[authMode].isForGuests ? { anonymous: guests } : { groups: members };
}
