import { describe, expect, it } from 'vitest';
import type { Vended } from '../../src/diagnostics/probes.ts';
import { tokenLifeStep } from '../../src/diagnostics/token-life-step.ts';

function check(vended: Partial<Vended>) {
  const answer = { status: 200, refusal: undefined, date: null, text: '' };
  const step = tokenLifeStep({
    answer: { ...answer, vended: { authToken: 'a', lifeMs: undefined, ...vended } },
  });
  return step.run(new AbortController().signal);
}

describe('tokenLifeStep', () => {
  it.each([
    [120_000, 'told'],
    [119_999, 'short'],
    [undefined, 'untold'],
  ])('takes a life of %s ms as %s', async (lifeMs, code) => {
    expect(await check({ lifeMs })).toMatchObject({ code });
  });

  it('tells what else the machine says of the token, without any name', async () => {
    const { facts } = await check({
      lifeMs: 900_500,
      role: 'subscribe-only',
      tokenId: 'ann',
      topics: ['a', 'b'],
    });
    expect(facts).toEqual({ role: 'subscribe-only', attested: true, topicCount: 2, lifeSeconds: 900 });
  });

  it.each([600_000, 60_000, undefined])(
    'warns of a role that nobody here knows, at %s ms',
    async (lifeMs) => {
      expect(await check({ lifeMs, role: 'unknown' })).toMatchObject({
        code: 'unknown-role',
        facts: { role: 'unknown' },
      });
    },
  );

  it('says what nobody said', async () => {
    const { facts } = await check({});
    expect(facts).toEqual({ role: undefined, attested: false, topicCount: undefined });
  });
});
