import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../tvm/caller.ts';
import { Refusal } from '../../tvm/refusal.ts';
import { createTokenHandler, type TokenHandlerOptions } from '../../tvm/token-handler.ts';
import { createVendMetrics } from '../../tvm/vend-metrics.ts';
import { type AnsweredRequest, vendOutcomes } from '../../tvm/vend-outcome.ts';
import { exposition } from '../support/exposition.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';

const ORIGIN = 'https://chat.example.com';
const guest: Caller = { kind: 'anonymous' };

function machine(options: Partial<TokenHandlerOptions> = {}) {
  const vendor = new FakeTokenVendor();
  const clock = new FakeClock();
  const heard: AnsweredRequest[] = [];
  const handler = createTokenHandler({
    vendor,
    policy: { anonymous: { role: 'publish-subscribe', caches: ['chat'], topics: 'all' } },
    allowedOrigins: [ORIGIN],
    clock,
    onAnswer: (answered) => heard.push(answered),
    ...options,
  });
  return {
    vendor,
    clock,
    heard,
    ask: (init?: RequestInit, caller = guest) =>
      handler(new Request('https://tvm.example.com/?name=Ann', init), caller),
  };
}

describe('who listens to answers', () => {
  it('hears how each has ended, and nothing of what came in', async () => {
    const { ask, heard, vendor } = machine();
    await ask();
    await ask({ method: 'OPTIONS', headers: { Origin: ORIGIN } });
    await ask({ method: 'POST' });
    await ask({ headers: { Origin: 'https://elsewhere.example' } });
    await ask({}, { kind: 'unverified' });
    vendor.next = async () => {
      throw new Refusal({ code: 'throttled', message: 'Too many.', cause: new Error('hush') });
    };
    await ask();
    vendor.next = async () => {
      throw new TypeError('hush');
    };
    await ask();
    expect(heard).toEqual([
      { outcome: 'vended', status: 200, durationMs: 0 },
      { outcome: 'preflight', status: 204, durationMs: 0 },
      { outcome: 'method_not_allowed', status: 405, durationMs: 0 },
      { outcome: 'forbidden', status: 403, durationMs: 0 },
      { outcome: 'unauthorized', status: 401, durationMs: 0 },
      { outcome: 'throttled', status: 429, durationMs: 0 },
      { outcome: 'internal', status: 500, durationMs: 0 },
    ]);
  });

  it('hears how long it took, until the deadline', async () => {
    const { ask, heard, vendor, clock } = machine({ deadlineMs: 3_000 });
    vendor.next = () => new Promise(() => {});
    const asked = ask();
    await clock.advance(3_000);
    await asked;
    expect(heard).toEqual([{ outcome: 'timeout', status: 504, durationMs: 3_000 }]);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('full'))],
  ])('changes no answer when it %s', async (_how, onAnswer) => {
    const { ask } = machine({ onAnswer: () => onAnswer() });
    expect((await ask()).status).toBe(200);
  });
});

describe('the metrics', () => {
  it('have every outcome from the start, so that a rate can be taken of the first', () => {
    const { answers, histogram } = exposition(createVendMetrics().metricsText());
    expect(answers).toEqual(Object.fromEntries(vendOutcomes.map((outcome) => [outcome, 0])));
    expect(histogram).toMatchObject({ sum: 0, count: 0 });
  });

  it('count what the machine has answered', async () => {
    const metrics = createVendMetrics();
    const { ask, vendor, clock } = machine({ onAnswer: metrics.observe });
    await ask();
    await ask({ method: 'OPTIONS', headers: { Origin: ORIGIN } });
    vendor.next = () => new Promise(() => {});
    const asked = ask();
    await clock.advance(8_000);
    await asked;
    const { answers, histogram } = exposition(metrics.metricsText());
    expect(answers).toMatchObject({ vended: 1, preflight: 1, timeout: 1, throttled: 0 });
    expect(histogram).toMatchObject({ sum: 8, count: 2 });
  });

  it('put a duration into every bucket that it is not above', () => {
    const metrics = createVendMetrics();
    for (const durationMs of [10, 10.1, 10_000, 10_000.1]) {
      metrics.observe({ outcome: 'vended', status: 200, durationMs });
    }
    const { buckets } = exposition(metrics.metricsText()).histogram;
    expect(buckets.map(([, count]) => count)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4]);
  });

  it('get no series by an outcome that there is not', () => {
    const metrics = createVendMetrics();
    const before = metrics.metricsText();
    metrics.observe({ outcome: 'teapot"\n' as 'internal', status: 418, durationMs: 1 });
    expect(metrics.metricsText()).toBe(before);
  });

  it('are text that a strict reader takes, whatever was counted', () => {
    const answered = fc.record({
      outcome: fc.constantFrom(...vendOutcomes),
      status: fc.constant(200),
      durationMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 60 }), (all) => {
        const metrics = createVendMetrics();
        all.forEach(metrics.observe);
        const { answers, histogram } = exposition(metrics.metricsText());
        expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(all.length);
        const counts = histogram.buckets.map(([, count]) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => a - b));
        expect(histogram.buckets.at(-1)).toEqual(['+Inf', histogram.count]);
        expect(histogram.count).toBe(all.filter(({ outcome }) => outcome !== 'preflight').length);
      }),
    );
  });
});
