import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../tvm/parse-policy.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';

const rule = { role: 'publish-subscribe', caches: ['chat'], topics: 'all' };
const names = (count: number) => Array.from({ length: count }, (_, index) => `topic-${index}`);

describe('a policy', () => {
  it.each<[string, unknown]>([
    ['nobody', {}],
    ['guests', { anonymous: rule }],
    ['groups', { groups: [{ group: 'writers', ...rule }] }],
    ['read-only guests', { anonymous: { ...rule, role: 'subscribe-only' } }],
    ['write-only guests', { anonymous: { ...rule, role: 'publish-only' } }],
    ['the shortest life', { anonymous: { ...rule, ttlSeconds: 1 } }],
    ['the longest life', { anonymous: { ...rule, ttlSeconds: 90_000 } }],
    ['twenty topics', { anonymous: { ...rule, topics: names(20) } }],
    ['all caches, switched on by name', { allowAllCaches: true, anonymous: { ...rule, caches: 'all' } }],
    [
      'one token for nameless guests, for half of its life',
      { anonymous: { ...rule, role: 'subscribe-only', ttlSeconds: 60, sharedForSeconds: 30 } },
    ],
    ['ten topics in two caches', { anonymous: { ...rule, caches: ['a', 'b'], topics: names(10) } }],
  ])('may cover %s', (_what, policy) => {
    expect(parsePolicy(policy)).toBe(policy);
  });

  it.each<[string, unknown, string]>([
    ['no object', null, 'the policy is null, expected an object'],
    ['a list', [], 'the policy is [], expected an object'],
    ['a misspelt caller', { anonymus: rule }, 'anonymus is not a key of a policy'],
    ['a misspelt limit', { anonymous: { ...rule, topic: ['lobby'] } }, 'anonymous.topic is not a key'],
    ['a rule that is no object', { anonymous: true }, 'anonymous is true, expected an object'],
    ['an unknown role', { anonymous: { ...rule, role: 'admin' } }, 'anonymous.role is "admin"'],
    [
      'a role from the prototype',
      { anonymous: { ...rule, role: 'toString' } },
      'anonymous.role is "toString"',
    ],
    ['no role', { anonymous: { caches: ['chat'], topics: 'all' } }, 'anonymous.role is missing'],
    ['no cache', { anonymous: { ...rule, caches: [] } }, 'anonymous.caches is []'],
    [
      'all caches, not switched on',
      { anonymous: { ...rule, caches: 'all' } },
      'anonymous.caches is "all", expected cache names, or allowAllCaches to be true',
    ],
    [
      'all caches, switched off',
      { allowAllCaches: false, groups: [{ group: 'a', ...rule, caches: 'all' }] },
      'groups[0].caches is "all"',
    ],
    ['a switch that is no switch', { allowAllCaches: 'yes' }, 'allowAllCaches is "yes"'],
    [
      'all caches and 21 topics',
      { allowAllCaches: true, anonymous: { ...rule, caches: 'all', topics: names(21) } },
      'anonymous needs 21 permissions',
    ],
    [
      'a shared token that can publish',
      { anonymous: { ...rule, sharedForSeconds: 60 } },
      'anonymous.role is "publish-subscribe", expected subscribe-only',
    ],
    [
      'a token shared for more than half of its life',
      { anonymous: { ...rule, role: 'subscribe-only', ttlSeconds: 60, sharedForSeconds: 31 } },
      'anonymous.sharedForSeconds is 31, expected a whole number from 1 to 30',
    ],
    [
      'a token shared for more than half of the default life',
      { anonymous: { ...rule, role: 'subscribe-only', sharedForSeconds: 901 } },
      'from 1 to 900',
    ],
    [
      'a token shared for no time',
      { anonymous: { ...rule, role: 'subscribe-only', sharedForSeconds: 0 } },
      'anonymous.sharedForSeconds is 0',
    ],
    [
      'a token shared by members',
      { groups: [{ group: 'a', ...rule, sharedForSeconds: 60 }] },
      'groups[0].sharedForSeconds is not a key',
    ],
    [
      'a second rule for a group, which would never count',
      {
        groups: [
          { group: 'a', ...rule },
          { group: 'a', ...rule, role: 'subscribe-only' },
        ],
      },
      'groups[1].group is "a", which has a rule already',
    ],
    ['a blank cache', { anonymous: { ...rule, caches: [' '] } }, 'anonymous.caches is [" "]'],
    ['no topic', { anonymous: { ...rule, topics: [] } }, 'anonymous.topics is []'],
    ['topics that were left out', { anonymous: { role: rule.role, caches: ['chat'] } }, 'topics is missing'],
    ['a topic that is no text', { anonymous: { ...rule, topics: [1] } }, 'anonymous.topics is [1]'],
    ['21 topics', { anonymous: { ...rule, topics: names(21) } }, 'anonymous needs 21 permissions'],
    [
      '11 topics in two caches',
      { anonymous: { ...rule, caches: ['a', 'b'], topics: names(11) } },
      'anonymous needs 22 permissions',
    ],
    ['no life', { anonymous: { ...rule, ttlSeconds: 0 } }, 'anonymous.ttlSeconds is 0'],
    [
      'a life of 25 hours and a second',
      { anonymous: { ...rule, ttlSeconds: 90_001 } },
      'ttlSeconds is 90001',
    ],
    ['half a second', { anonymous: { ...rule, ttlSeconds: 0.5 } }, 'anonymous.ttlSeconds is 0.5'],
    ['a life in text', { anonymous: { ...rule, ttlSeconds: '60' } }, 'anonymous.ttlSeconds is "60"'],
    ['eternal life', { anonymous: { ...rule, ttlSeconds: Infinity } }, 'anonymous.ttlSeconds'],
    ['groups as an object', { groups: { writers: rule } }, 'groups is {"writers"'],
    ['a rule without its group', { groups: [rule] }, 'groups[0].group is missing'],
    ['a group as a string', { groups: ['writers'] }, 'groups[0] is "writers"'],
    ['a group for guests', { anonymous: { ...rule, group: 'x' } }, 'anonymous.group is not a key'],
  ])('with %s is refused by name', (_what, policy, problem) => {
    expect(() => parsePolicy(policy)).toThrow(problem);
  });

  it('lists all its problems at once', () => {
    const broken = { anonymous: { role: 'x', caches: [], topics: 'all', ttlSeconds: 0 } };
    expect(() => parsePolicy(broken)).toThrow(/role.*caches.*ttlSeconds/);
  });

  it('that is wrong stops the machine before it serves anybody', () => {
    const create = () =>
      createTokenHandler({
        vendor: new FakeTokenVendor(),
        policy: { anonymous: { role: 'publish-subscribe', caches: [], topics: 'all' } },
        allowedOrigins: [],
      });
    expect(create).toThrow('anonymous.caches');
  });
});
