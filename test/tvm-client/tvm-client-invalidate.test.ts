import { describe, expect, it } from 'vitest';
import { refusal, setUpTvmClient } from '../support/tvm-client-setup.ts';

describe('TvmClient invalidate', () => {
  it('drops the token, and asks for another at once', async () => {
    const { clock, tvm, client } = setUpTvmClient();
    const rejected = await client.getToken();
    await clock.advance(10);
    client.invalidate(rejected);
    expect((await client.getToken()).authToken).toBe('token-2');
    expect(tvm.askedAtMs).toEqual([0, 10]);
  });

  it('does nothing to a token that has been replaced', async () => {
    const { tvm, client } = setUpTvmClient();
    const rejected = await client.getToken();
    client.invalidate(rejected);
    await client.getToken();
    client.invalidate(rejected);
    expect((await client.getToken()).authToken).toBe('token-2');
    expect(tvm.requests).toHaveLength(2);
  });

  it('asks once per 5 s when every token is rejected', async () => {
    const { clock, tvm, client } = setUpTvmClient();
    for (let round = 0; round < 200; round++) {
      const token = await client.getToken().catch(() => undefined);
      if (token) client.invalidate(token);
      await clock.advance(100);
    }
    expect(tvm.askedAtMs).toEqual([0, 100, 5_100, 10_100, 15_100]);
  });

  it('says how long it holds off a second replacement', async () => {
    const { clock, client } = setUpTvmClient();
    client.invalidate(await client.getToken());
    client.invalidate(await client.getToken());
    await clock.advance(2_000);
    const held = await refusal(client.getToken());
    expect(held).toEqual({ code: 'throttled', retryable: true, retryAfterMs: 3_000 });
  });

  it('asks at once again for a token that was renewed in between', async () => {
    const { clock, tvm, client } = setUpTvmClient();
    client.invalidate(await client.getToken());
    await client.getToken();
    await clock.advance(900_000);
    client.invalidate(await client.getToken());
    expect((await client.getToken()).authToken).toBe('token-4');
    expect(tvm.askedAtMs).toEqual([0, 0, 900_000, 900_000]);
  });

  it('does not go around a Retry-After', async () => {
    const { clock, tvm, client } = setUpTvmClient();
    const token = await client.getToken();
    await clock.advance(895_000);
    tvm.refuseWith(429, { 'retry-after': '30' });
    await client.getToken();
    client.invalidate(token);
    expect(await refusal(client.getToken())).toMatchObject({ code: 'throttled', retryAfterMs: 30_000 });
    expect(tvm.requests).toHaveLength(2);
  });
});
