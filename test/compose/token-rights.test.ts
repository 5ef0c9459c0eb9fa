import { describe, expect, it } from 'vitest';
import { sessionTokens, type TokenPresumptions } from '../../src/compose/token-rights.ts';
import type { SessionToken } from '../../src/topics/token-source.ts';
import type { ToldRole } from '../../src/tvm-client/told-role.ts';
import type { VendResponse } from '../../src/tvm-client/wire.ts';
import { setUpTvmClient } from '../support/tvm-client-setup.ts';

const GROUP_ROLES = ['publish-subscribe', 'subscribe-only', undefined] as const;

/** What a session gets to know of a token of a machine that says so. */
async function read(says: Partial<VendResponse>, groupRole: ToldRole | undefined): Promise<SessionToken> {
  const { client, tvm } = setUpTvmClient();
  tvm.vendWith({ expiresIn: 900, ...says });
  return sessionTokens(client, { role: () => groupRole, asksWho: true }).getToken();
}

describe('sessionTokens', () => {
  it('asks the identity first where a person presses, and only then', async () => {
    const { client } = setUpTvmClient();
    const asked: unknown[] = [];
    const freshen = async () => void asked.push('freshen');
    const tokens = sessionTokens(client, { role: () => undefined, asksWho: true, freshen });
    await tokens.getToken();
    expect(asked).toEqual([]);
    await tokens.getToken({ urgent: true });
    expect(asked).toEqual(['freshen']);
  });

  it.each([
    ['publish-subscribe', true],
    ['publish-only', true],
    ['subscribe-only', false],
  ] as const)('believes a machine that names %s, whatever the groups say', async (role, mayPublish) => {
    for (const groupRole of GROUP_ROLES) {
      const token = await read({ role, tokenId: 'ada' }, groupRole);
      expect(token).toMatchObject({ authToken: 'token-1', tokenId: 'ada', mayPublish, roleIsUnknown: false });
    }
  });

  it('only reads with a role that it does not know, whatever the groups say', async () => {
    const named: object = { role: 'moderator' };
    for (const groupRole of GROUP_ROLES) {
      expect(await read(named, groupRole)).toMatchObject({ mayPublish: false, roleIsUnknown: true });
    }
  });

  it.each([
    ['publish-subscribe', true],
    ['subscribe-only', false],
    [undefined, undefined],
  ] as const)('lets the groups decide where no role is named: %s', async (groupRole, mayPublish) => {
    expect(await read({}, groupRole)).toMatchObject({ mayPublish, roleIsUnknown: false });
  });

  it('reads renewed tokens the same way, with the groups of that moment', async () => {
    const { client, tvm, clock } = setUpTvmClient();
    let groupRole: ToldRole = 'subscribe-only';
    const tokens = sessionTokens(client, { role: () => groupRole, asksWho: true });
    const renewed: SessionToken[] = [];
    const cancel = tokens.onRenewed((token) => renewed.push(token));
    expect(await tokens.getToken()).toMatchObject({ authToken: 'token-1', mayPublish: false });
    groupRole = 'publish-subscribe';
    await clock.advance(800_000);
    expect(renewed).toMatchObject([{ authToken: 'token-2', mayPublish: true }]);
    cancel();
    await clock.advance(800_000);
    expect(renewed).toHaveLength(1);
    expect(tvm.requests).toHaveLength(2);
  });

  it('says whose ids are verified names, as the configuration, the machine and the way in have it', async () => {
    const verifiedIds = async (idRule: string | undefined, presumed: Partial<TokenPresumptions>) => {
      const { client, tvm } = setUpTvmClient();
      tvm.vendWith({ expiresIn: 900, ...({ idRule } as object) });
      const tokens = sessionTokens(client, { role: () => undefined, asksWho: false, ...presumed });
      return (await tokens.getToken()).verifiedIds;
    };
    expect(await verifiedIds('guest-prefix', {})).toBe('all');
    expect(await verifiedIds(undefined, {})).toBeUndefined();
    expect(await verifiedIds('a rule of tomorrow', {})).toBeUndefined();
    expect(await verifiedIds(undefined, { asksWho: true })).toBe('own');
    expect(await verifiedIds(undefined, { verifiedIds: true })).toBe('all');
    expect(await verifiedIds(undefined, { verifiedIds: 'opaque' })).toBe('all-opaque');
    expect(await verifiedIds('guest-prefix', { verifiedIds: 'opaque' })).toBe('all-opaque');
    expect(await verifiedIds('guest-prefix', { verifiedIds: false })).toBe('own');
    expect(await verifiedIds(undefined, { verifiedIds: false })).toBeUndefined();
  });

  it('passes on what is rejected', async () => {
    const { client } = setUpTvmClient();
    const tokens = sessionTokens(client, { role: () => undefined, asksWho: false });
    tokens.invalidate(await tokens.getToken());
    expect(await tokens.getToken()).toMatchObject({ authToken: 'token-2' });
  });
});
