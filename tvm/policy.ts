import type { TokenRole } from '../src/tvm-client/wire.ts';
import type { AnonymousCaller, UserCaller } from './caller.ts';

/** What one token is good for. */
export interface Grant {
  readonly role: TokenRole;
  /** At least one, of which the caller is told the first; or every cache of the account. */
  readonly caches: 'all' | readonly string[];
  /** All topics of these caches, or at least one by name. */
  readonly topics: 'all' | readonly string[];
  readonly ttlSeconds: number;
}

/** A grant as it is written down; `ttlSeconds` is 30 minutes unless given. */
export type PolicyRule = Omit<Grant, 'ttlSeconds'> & Partial<Pick<Grant, 'ttlSeconds'>>;

export interface AnonymousRule extends PolicyRule {
  /**
   * One token serves all guests without a name for this long, shorter than its life. For `subscribe-only`: what
   * is published with a token is from somebody. Absent: a token of one's own for each.
   */
  readonly sharedForSeconds?: number;
}

export interface GroupRule extends PolicyRule {
  /** A group of the user pool, or a tier of the lambda authorizer's users. */
  readonly group: string;
}

/** Who may do what. A caller that is not mentioned gets no token. */
export interface Policy {
  readonly anonymous?: AnonymousRule;
  /** In order of precedence: the first rule that names one of the user's groups decides, alone. */
  readonly groups?: readonly GroupRule[];
  /** Without this, no rule may say `caches: 'all'`: such a token reaches other applications of the account. */
  readonly allowAllCaches?: boolean;
}

export const DEFAULT_TTL_SECONDS = 30 * 60;

/** The grant of a verified caller; undefined: no rule covers them. Expects a policy that `parsePolicy` has passed. */
export function grantFor(policy: Policy, caller: AnonymousCaller | UserCaller): Grant | undefined {
  const rule =
    caller.kind === 'anonymous'
      ? policy.anonymous
      : policy.groups?.find(({ group }) => caller.groups.includes(group));
  if (!rule) return undefined;
  const { role, caches, topics, ttlSeconds = DEFAULT_TTL_SECONDS } = rule;
  return { role, caches, topics, ttlSeconds };
}
