import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../tvm/caller.ts';
import { defaultPolicy } from '../../tvm/default-policy.ts';
import type { AuthMode } from '../../tvm/kinds/machine-kinds.ts';
import { createMomentoVendor } from '../../tvm/momento-vendor.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { FakeTokenService } from '../support/fake-token-service.ts';

// Tier by tier, what goes over the wire to Momento.

const apiKey = Buffer.from(JSON.stringify({ endpoint: 'e.example', api_key: 'k' })).toString('base64');
let service: FakeTokenService;
beforeEach(async () => {
  service = await FakeTokenService.start();
});
afterEach(() => service.close());

async function ask(authMode: AuthMode, caller: Caller): Promise<number> {
  const handler = createTokenHandler({
    vendor: createMomentoVendor({ key: { kind: 'legacy', apiKey }, standInAddress: service.address }),
    policy: defaultPolicy({ authMode, cacheName: 'talk' }),
    allowedOrigins: [],
  });
  return (await handler(new Request('https://tvm.example.com/?name=Ann'), caller)).status;
}

const anonymous: Caller = { kind: 'anonymous' };
const member = (...groups: string[]): Caller => ({ kind: 'user', userName: 'bo', groups });
const topicsOfTheCache = (role: number) => [
  { topic_permissions: { role, cache_selector: { cache_name: 'talk' }, all_topics: {} } },
];

describe('by default', () => {
  // The numbers are those of `TopicRole` in permissionmessages.proto: 1 reads and writes, 2 reads.
  it.each<[string, AuthMode, Caller, number, string]>([
    ['a guest of an open machine reads and writes', 'open', anonymous, 1, 'guest:Ann'],
    ['a ReadWriteUserGroup tier reads and writes', 'lambda', member('ReadWriteUserGroup'), 1, 'bo'],
    ['a ReadOnlyUserGroup tier reads', 'lambda', member('ReadOnlyUserGroup'), 2, 'bo'],
    ['the ReadWriteUserGroup reads and writes', 'cognito', member('ReadWriteUserGroup'), 1, 'bo'],
    ['the ReadOnlyUserGroup reads', 'cognito', member('ReadOnlyUserGroup'), 2, 'bo'],
    [
      'who is in both reads and writes',
      'cognito',
      member('ReadOnlyUserGroup', 'ReadWriteUserGroup'),
      1,
      'bo',
    ],
  ])('%s all topics of the one cache, for half an hour', async (_who, authMode, caller, role, token_id) => {
    expect(await ask(authMode, caller)).toBe(200);
    expect(service.requests).toMatchObject([{ expires: { valid_for_seconds: 1_800 }, token_id }]);
    const [request] = service.requests as [{ permissions: { explicit: { permissions: unknown } } }];
    expect(request.permissions.explicit.permissions).toEqual(topicsOfTheCache(role));
  });

  it.each<[string, AuthMode, Caller]>([
    ['a guest of a machine for members', 'lambda', anonymous],
    ['a guest of a machine for members of a user pool', 'cognito', anonymous],
    ['a member of no group', 'cognito', member()],
    ['a member of a group that nobody has heard of', 'cognito', member('Admins')],
    ['a member, where all are guests', 'open', member('ReadWriteUserGroup')],
  ])('%s gets nothing', async (_who, authMode, caller) => {
    expect(await ask(authMode, caller)).toBe(403);
    expect(service.requests).toEqual([]);
  });
});
