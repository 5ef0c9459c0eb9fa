// The groups of a user pool that stand for what somebody may do, as the machines know them.

import type { TokenRole } from '../../tvm-client/wire.ts';

const READ_WRITE = 'ReadWriteUserGroup';
const READ_ONLY = 'ReadOnlyUserGroup';

/** The one that allows most. */
export function groupFor(groups: readonly string[]): string | undefined {
  return [READ_WRITE, READ_ONLY].find((group) => groups.includes(group));
}

/** What the groups allow; `undefined` where none of them says. */
export function roleFor(groups: readonly string[]): TokenRole | undefined {
  const group = groupFor(groups);
  if (group === undefined) return undefined;
  return group === READ_WRITE ? 'publish-subscribe' : 'subscribe-only';
}
