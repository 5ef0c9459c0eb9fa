import { describe, expect, it } from 'vitest';
import { Cadence } from '../../src/topics/cadence.ts';

/** Of the page that waits longest. */
const LAST = 1;

function learned(...intervalsMs: number[]): Cadence {
  const cadence = new Cadence(LAST);
  for (const intervalMs of intervalsMs) cadence.learn(intervalMs);
  return cadence;
}

describe('Cadence', () => {
  it('allows 8.5 s of silence until it has seen three intervals', () => {
    expect(learned().silenceMs).toBe(8_500);
    expect(learned(5_000, 5_000).silenceMs).toBe(8_500);
    expect(learned(5_000, 5_000, 5_000).silenceMs).toBe(12_500);
  });

  it.each([
    { share: 0, unlearned: [2_000, 8_200, 15_000, 30_000], known: 7_500 },
    { share: 0.5, unlearned: [5_250, 8_700, 22_500, 45_000], known: 10_000 },
  ])('is earlier for other pages: $share', ({ share, unlearned, known }) => {
    const cadence = new Cadence(share);
    const silences = unlearned.map(() => {
      const { silenceMs } = cadence;
      cadence.noteCheck();
      return silenceMs;
    });
    expect(silences).toEqual(unlearned);
    for (let count = 0; count < 3; count++) cadence.learn(5_000);
    expect(cadence.silenceMs).toBe(known);
  });

  it('calls a stream lost after 10 s where it is checked soon, else 8 s after the check', () => {
    const cadence = new Cadence(LAST);
    expect(cadence.lossMs).toBe(10_000);
    cadence.noteCheck();
    expect(cadence.lossMs).toBe(10_000);
    cadence.noteCheck();
    expect(cadence.lossMs).toBe(38_000);
    expect(learned(1_000, 1_000, 1_000).lossMs).toBe(10_000);
    expect(learned(5_000, 5_000, 5_000).lossMs).toBe(20_500);
  });

  it('allows two and a half times the longest of the last three intervals', () => {
    expect(learned(60_000, 1_000, 4_000, 2_000).silenceMs).toBe(10_000);
  });

  it('never checks a stream within 2 s', () => {
    expect(learned(10, 10, 10).silenceMs).toBe(2_000);
  });

  it('checks ever more rarely, up to 5 minutes, where a service sends no heartbeats', () => {
    const cadence = new Cadence(LAST);
    const silences = Array.from({ length: 8 }, () => {
      const { silenceMs } = cadence;
      cadence.noteCheck();
      return silenceMs;
    });
    expect(silences).toEqual([8_500, 9_200, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it('forgets an interval after three checks in vain, as the service may have become slower', () => {
    const cadence = learned(1_000, 1_000, 1_000);
    cadence.noteCheck();
    cadence.noteCheck();
    expect(cadence.silenceMs).toBe(2_500);
    cadence.noteCheck();
    expect(cadence.silenceMs).toBe(30_000);
  });
});
