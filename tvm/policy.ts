import type { TokenRole } from '../src/tvm-client/wire.ts';
import type { Caller } from './caller.ts';

/** What one token is good for. */
export interface Grant {
  readonly role: TokenRole;
  /** At least one. The first is the one the caller is told about. */
  readonly caches: readonly string[];
  /** All topics of these caches, or at least one by name. */
  readonly topics: 'all' | readonly string[];
  readonly ttlSeconds: number;
}

/** A grant as it is written down; `ttlSeconds` is 30 minutes unless given. */
export type PolicyRule = Omit<Grant, 'ttlSeconds'> & Partial<Pick<Grant, 'ttlSeconds'>>;

export interface GroupRule extends PolicyRule {
  readonly group: string;
}

/** Who may have what. Whoever is not mentioned gets no token. */
export interface Policy {
  readonly anonymous?: PolicyRule;
  /** In order of precedence: the first rule that names one of the user's groups decides, alone. */
  readonly groups?: readonly GroupRule[];
}

const DEFAULT_TTL_SECONDS = 30 * 60;
// Momento's documented limits: a disposable token lives for at most 25 hours and holds at most 20 permissions.
const MAX_TTL_SECONDS = 25 * 60 * 60;
const MAX_PERMISSIONS = 20;

const roles: Readonly<Record<TokenRole, true>> = {
  'publish-subscribe': true,
  'subscribe-only': true,
  'publish-only': true,
};

/** The grant of a caller; undefined: no rule covers them. Expects a policy that `parsePolicy` has passed. */
export function grantFor(policy: Policy, caller: Caller): Grant | undefined {
  const rule =
    caller.kind === 'anonymous'
      ? policy.anonymous
      : policy.groups?.find(({ group }) => caller.groups.includes(group));
  if (!rule) return undefined;
  const { role, caches, topics, ttlSeconds = DEFAULT_TTL_SECONDS } = rule;
  return { role, caches, topics, ttlSeconds };
}

/**
 * Checks a policy, from code or from a file. An unknown key is an error: a misspelt limit must not pass for
 * no limit.
 * @throws Error that lists every problem, by key, with what was found and what is expected.
 */
export function parsePolicy(value: unknown): Policy {
  const problems: string[] = [];
  if (!isRecord(value)) {
    problems.push(`the policy is ${show(value)}, expected an object`);
  } else {
    checkKeys({ value, path: '', allowed: ['anonymous', 'groups'], problems });
    if (value.anonymous !== undefined) checkRule({ value: value.anonymous, path: 'anonymous', problems });
    if (value.groups !== undefined) checkGroups(value.groups, problems);
  }
  if (problems.length > 0) throw new Error(`unable to use the policy; ${problems.join('; ')}`);
  return value as Policy;
}

interface Check {
  readonly value: unknown;
  readonly path: string;
  readonly problems: string[];
}

function checkGroups(value: unknown, problems: string[]): void {
  if (!Array.isArray(value)) {
    problems.push(`groups is ${show(value)}, expected a list`);
    return;
  }
  value.forEach((rule: unknown, index) => {
    const path = `groups[${index}]`;
    checkRule({ value: rule, path, problems, extraKeys: ['group'] });
    if (isRecord(rule) && !isName(rule.group)) {
      problems.push(`${path}.group is ${show(rule.group)}, expected a group's name`);
    }
  });
}

function checkRule({ value, path, problems, extraKeys = [] }: Check & { extraKeys?: string[] }): void {
  if (!isRecord(value)) {
    problems.push(`${path} is ${show(value)}, expected an object`);
    return;
  }
  const expect = (key: string, valid: boolean, expected: string) => {
    if (!valid) problems.push(`${path}.${key} is ${show(value[key])}, expected ${expected}`);
  };
  checkKeys({ value, path, allowed: ['role', 'caches', 'topics', 'ttlSeconds', ...extraKeys], problems });
  const { role, caches, topics, ttlSeconds } = value;
  expect(
    'role',
    typeof role === 'string' && Object.hasOwn(roles, role),
    `one of ${Object.keys(roles).join(', ')}`,
  );
  expect('caches', isNameList(caches), 'a list of at least one cache name');
  expect('topics', topics === 'all' || isNameList(topics), '"all" or a list of at least one topic name');
  expect(
    'ttlSeconds',
    ttlSeconds === undefined || isTtl(ttlSeconds),
    `a whole number from 1 to ${MAX_TTL_SECONDS}`,
  );
  if (isNameList(caches) && (topics === 'all' || isNameList(topics))) {
    const permissions = caches.length * (topics === 'all' ? 1 : topics.length);
    if (permissions > MAX_PERMISSIONS) {
      problems.push(
        `${path} needs ${permissions} permissions (caches times topics), expected at most ${MAX_PERMISSIONS}`,
      );
    }
  }
}

function checkKeys({ value, path, allowed, problems }: Check & { value: object; allowed: string[] }): void {
  for (const key of Object.keys(value)) {
    if (allowed.includes(key)) continue;
    const full = path === '' ? key : `${path}.${key}`;
    problems.push(`${full} is not a key of a policy, expected one of ${allowed.join(', ')}`);
  }
}

function isTtl(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_TTL_SECONDS;
}

function isNameList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isName);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value === value.trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'missing';
}
