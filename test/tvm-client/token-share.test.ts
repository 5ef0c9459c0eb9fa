import { describe, expect, it } from 'vitest';
import type { TokenNews, TokenShare, TurnOptions } from '../../src/tvm-client/index.ts';
import { setUpTvmClient, tokenFailure } from '../support/tvm-client-setup.ts';

/** A share whose other members know `news`; it notes what the client says at each turn. */
function setUp(news?: TokenNews) {
  const turns: TurnOptions[] = [];
  const share: TokenShare = {
    turn: (work, options) => {
      turns.push(options);
      return work(news);
    },
  };
  return { turns, ...setUpTvmClient({ share }) };
}

const other = { token: { authToken: 'other', tokenId: 'ada' }, expiry: { expiresIn: 60 } };

describe('TvmClient with a share', () => {
  it('asks the machine when others know nothing', async () => {
    const { tvm, client } = setUp();
    expect((await client.getToken()).authToken).toBe('token-1');
    expect(tvm.requests).toHaveLength(1);
  });

  it('takes over a token for the rest of its life', async () => {
    const { clock, tvm, client, turns } = setUp({ answer: other, waitMs: 0 });
    expect(await client.getToken()).toMatchObject({ ...other.token, expiresAtMs: clock.wallMs() + 60_000 });
    await clock.advance(53_999);
    await client.getToken();
    expect(turns).toHaveLength(1);
    await clock.advance(1);
    await client.getToken();
    expect(turns.map(({ replaces }) => replaces)).toEqual([undefined, 'other']);
    expect(tvm.requests).toHaveLength(0);
  });

  it('takes over a failure, and holds off as long as the others', async () => {
    const failure = { code: 'unavailable', status: 503 } as const;
    const { clock, tvm, client, turns } = setUp({ failure, waitMs: 30_000 });
    const error = await tokenFailure(client.getToken());
    expect(error).toMatchObject({ code: 'unavailable', status: 503, retryable: true, retryAfterMs: 30_000 });
    await clock.advance(29_999);
    expect(await tokenFailure(client.getToken())).toMatchObject({ code: 'unavailable', retryAfterMs: 1 });
    expect(turns).toHaveLength(1);
    await clock.advance(1);
    await tokenFailure(client.getToken());
    expect(turns).toHaveLength(2);
    expect(tvm.requests).toHaveLength(0);
  });

  describe('tells', () => {
    it('its token, with the life that is left', async () => {
      const { clock, client, turns } = setUp();
      await client.getToken();
      await clock.advance(100_000);
      expect(turns[0]?.knows()).toMatchObject({
        answer: { token: { authToken: 'token-1' }, expiry: { expiresIn: 800 } },
        failure: undefined,
        waitMs: 0,
      });
    });

    it.each(['rejected', 'near its end', 'in doubt', 'gone with the client'])(
      'nothing of a token that is %s',
      async (state) => {
        const { clock, client, turns } = setUp();
        const token = await client.getToken();
        if (state === 'rejected') client.invalidate(token);
        else if (state === 'near its end') await clock.advance(890_000);
        else if (state === 'in doubt') await clock.jump(3_600_000);
        else client.close();
        expect(turns[0]?.knows().answer).toBeUndefined();
      },
    );

    it('how long the machine is to be left alone, and why', async () => {
      const { clock, tvm, client, turns } = setUp();
      tvm.refuseWith(429, { 'retry-after': '60' });
      await tokenFailure(client.getToken());
      await clock.advance(20_000);
      expect(turns[0]?.knows()).toMatchObject({
        failure: { code: 'throttled', status: 429 },
        waitMs: 40_000,
      });
      await clock.advance(40_000);
      tvm.vendWith({ expiresIn: 900 });
      await client.getToken();
      expect(turns[0]?.knows()).toMatchObject({ failure: undefined, waitMs: 5_000 });
    });
  });
});
