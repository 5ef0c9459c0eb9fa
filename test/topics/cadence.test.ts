import { describe, expect, it } from 'vitest';
import { Cadence } from '../../src/topics/cadence.ts';

function learned(...intervalsMs: number[]): Cadence {
  const cadence = new Cadence();
  for (const intervalMs of intervalsMs) cadence.learn(intervalMs);
  return cadence;
}

describe('Cadence', () => {
  it('allows 30 s of silence until it has seen three intervals', () => {
    expect(learned().silenceMs).toBe(30_000);
    expect(learned(5_000, 5_000).silenceMs).toBe(30_000);
    expect(learned(5_000, 5_000, 5_000).silenceMs).toBe(12_500);
  });

  it('allows two and a half times the longest of the last three intervals', () => {
    expect(learned(60_000, 1_000, 4_000, 2_000).silenceMs).toBe(10_000);
  });

  it('never checks a stream within 2 s', () => {
    expect(learned(10, 10, 10).silenceMs).toBe(2_000);
  });

  it('checks ever more rarely, up to 5 minutes, where a service sends no heartbeats', () => {
    const cadence = new Cadence();
    const silences = Array.from({ length: 6 }, () => {
      const { silenceMs } = cadence;
      cadence.noteCheck();
      return silenceMs;
    });
    expect(silences).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
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
