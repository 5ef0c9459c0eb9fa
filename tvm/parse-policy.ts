import { TOKEN_ROLES } from '../src/tvm-client/wire.ts';
import { DEFAULT_TTL_SECONDS, type Policy } from './policy.ts';

// Momento's documented limits: a disposable token lives for at most 25 hours and holds at most 20 permissions.
const MAX_TTL_SECONDS = 25 * 60 * 60;
const MAX_PERMISSIONS = 20;

const ruleKeys = ['role', 'caches', 'topics', 'ttlSeconds'];

/**
 * Checks a policy, from code or from a file. An unknown key is an error: a misspelt limit must not pass for
 * no limit.
 * @throws Error that lists every problem, by key, with what was found and what is expected.
 */
export function parsePolicy(value: unknown): Policy {
  const problems: string[] = [];
  if (isRecord(value)) checkPolicy(value, problems);
  else problems.push(`the policy is ${show(value)}, expected an object`);
  if (problems.length > 0) throw new Error(`unable to use the policy; ${problems.join('; ')}`);
  return value as Policy;
}

function checkPolicy(policy: Record<string, unknown>, problems: string[]): void {
  checkKeys({ value: policy, path: '', allowed: ['anonymous', 'groups', 'allowAllCaches'], problems });
  const { anonymous, groups, allowAllCaches } = policy;
  if (allowAllCaches !== undefined && typeof allowAllCaches !== 'boolean') {
    problems.push(`allowAllCaches is ${show(allowAllCaches)}, expected true or false`);
  }
  const context = { problems, allCachesAllowed: allowAllCaches === true };
  if (anonymous !== undefined) checkAnonymous(anonymous, context);
  if (groups !== undefined) checkGroups(groups, context);
}

interface Context {
  readonly problems: string[];
  readonly allCachesAllowed: boolean;
}

function checkAnonymous(rule: unknown, context: Context): void {
  checkRule(rule, { ...context, path: 'anonymous', ownKey: 'sharedForSeconds' });
  if (!isRecord(rule) || rule.sharedForSeconds === undefined) return;
  const { sharedForSeconds, role, ttlSeconds = DEFAULT_TTL_SECONDS } = rule;
  if (role !== 'subscribe-only') {
    context.problems.push(
      `anonymous.role is ${show(role)}, expected subscribe-only for a token that is shared`,
    );
  }
  // Half of its life: who comes last gets a token that is good for a while, too.
  const longest = isTtl(ttlSeconds) ? Math.floor(ttlSeconds / 2) : MAX_TTL_SECONDS;
  if (!isWhole(sharedForSeconds, longest)) {
    context.problems.push(
      `anonymous.sharedForSeconds is ${show(sharedForSeconds)}, expected a whole number from 1 to ${longest}, half of ttlSeconds`,
    );
  }
}

function checkGroups(value: unknown, context: Context): void {
  const { problems } = context;
  if (!Array.isArray(value)) {
    problems.push(`groups is ${show(value)}, expected a list`);
    return;
  }
  const met = new Set<unknown>();
  value.forEach((rule: unknown, index) => {
    const path = `groups[${index}]`;
    checkRule(rule, { ...context, path, ownKey: 'group' });
    if (!isRecord(rule)) return;
    if (!isName(rule.group)) problems.push(`${path}.group is ${show(rule.group)}, expected a group's name`);
    else if (met.has(rule.group))
      problems.push(`${path}.group is ${show(rule.group)}, which has a rule already`);
    met.add(rule.group);
  });
}

/** @param options.ownKey what this kind of rule has beside the keys of all. */
function checkRule(rule: unknown, options: Context & { path: string; ownKey: string }): void {
  const { path, problems, ownKey, allCachesAllowed } = options;
  if (!isRecord(rule)) {
    problems.push(`${path} is ${show(rule)}, expected an object`);
    return;
  }
  const expect = (key: string, valid: boolean, expected: string) => {
    if (!valid) problems.push(`${path}.${key} is ${show(rule[key])}, expected ${expected}`);
  };
  checkKeys({ value: rule, path, allowed: [...ruleKeys, ownKey], problems });
  const { role, caches, topics, ttlSeconds } = rule;
  const isRole = TOKEN_ROLES.some((known) => known === role);
  expect('role', isRole, `one of ${TOKEN_ROLES.join(', ')}`);
  if (caches === 'all') expect('caches', allCachesAllowed, 'cache names, or allowAllCaches to be true');
  else expect('caches', isNameList(caches), 'a list of at least one cache name');
  expect('topics', isSelection(topics), '"all" or a list of at least one topic name');
  const isLife = ttlSeconds === undefined || isTtl(ttlSeconds);
  expect('ttlSeconds', isLife, `a whole number from 1 to ${MAX_TTL_SECONDS}`);
  if (!isSelection(caches) || !isSelection(topics)) return;
  const permissions = statements(caches) * statements(topics);
  if (permissions > MAX_PERMISSIONS) {
    problems.push(
      `${path} needs ${permissions} permissions (caches times topics), expected at most ${MAX_PERMISSIONS}`,
    );
  }
}

interface KeyCheck {
  readonly value: object;
  readonly path: string;
  readonly allowed: readonly string[];
  readonly problems: string[];
}

function checkKeys({ value, path, allowed, problems }: KeyCheck): void {
  for (const key of Object.keys(value)) {
    if (allowed.includes(key)) continue;
    const full = path === '' ? key : `${path}.${key}`;
    problems.push(`${full} is not a key of a policy, expected one of ${allowed.join(', ')}`);
  }
}

type Selection = 'all' | readonly string[];

function statements(selection: Selection): number {
  return selection === 'all' ? 1 : selection.length;
}

function isSelection(value: unknown): value is Selection {
  return value === 'all' || isNameList(value);
}

function isNameList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isName);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value === value.trim();
}

function isTtl(value: unknown): value is number {
  return isWhole(value, MAX_TTL_SECONDS);
}

function isWhole(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'missing';
}
