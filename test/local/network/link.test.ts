import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/soak/seeded-random.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Conditions, Lane, type LaneOptions, Link } from '../../support/network/link.ts';

function setUp(conditions: Conditions, random: () => number = () => 1) {
  const clock = new FakeClock();
  const link = new Link({ clock, random });
  link.conditions = conditions;
  const another = (options: Partial<LaneOptions> = {}) => {
    const arrived: { atMs: number; text: string }[] = [];
    const note = (text: string) => arrived.push({ atMs: clock.monotonicMs(), text });
    const deliver = (bytes: Buffer) => void note(bytes.toString());
    return { arrived, lane: new Lane(link, { deliver, onEnd: () => note('end'), ...options }) };
  };
  return { clock, link, another, ...another() };
}

describe('A connection over a rough network', () => {
  it('carries all at once where nothing is wrong', async () => {
    const { clock, lane, arrived } = setUp({});
    lane.write(Buffer.from('one'));
    lane.write(Buffer.from('two'));
    lane.end();
    await clock.advance(0);
    expect(arrived).toEqual(['one', 'two', 'end'].map((text) => ({ atMs: 0, text })));
    expect(clock.pendingTimers).toBe(0);
  });

  it('has bytes travel, and its first ones wait until it is there', async () => {
    const { clock, another } = setUp({ travelMs: 400 });
    const late = another({ opensAtMs: 1_200 });
    late.lane.write(Buffer.from('hello'));
    await clock.advance(2_000);
    late.lane.write(Buffer.from('again'));
    await clock.advance(1_000);
    expect(late.arrived).toEqual([
      { atMs: 1_200, text: 'hello' },
      { atMs: 2_400, text: 'again' },
    ]);
  });

  it('has what follows a lost piece wait for it: 200 ms, and twice as long each further time', async () => {
    // Lost twice; then nothing is.
    const draws = [0, 0];
    const { clock, lane, arrived } = setUp({ travelMs: 10, lost: 0.02 }, () => draws.shift() ?? 1);
    lane.write(Buffer.from('lost'));
    await clock.advance(100);
    lane.write(Buffer.from('not lost'));
    await clock.advance(1_000);
    expect(arrived).toEqual([
      { atMs: 610, text: 'lost' },
      { atMs: 610, text: 'not lost' },
    ]);
  });

  it('loses as many as it should, and brings all of them in order', async () => {
    const { clock, lane, arrived } = setUp({ lost: 0.02 }, seededRandom(7));
    const said = Array.from({ length: 5_000 }, (_, index) => String(index));
    let late = 0;
    for (const text of said) {
      const before = arrived.length;
      lane.write(Buffer.from(text));
      await clock.advance(0, { patient: false });
      if (arrived.length === before) {
        late += 1;
        await clock.advance(20_000, { patient: false });
      }
    }
    expect(arrived.map(({ text }) => text)).toEqual(said);
    expect(late / said.length).toBeCloseTo(0.02, 2);
  });

  it('loses each of the pieces of a long write by itself', async () => {
    // Of three pieces the second is lost.
    const draws = [1, 0, 1, 1];
    const { clock, lane, arrived } = setUp({ lost: 0.02 }, () => draws.shift() ?? 1);
    lane.write(Buffer.from('a'.repeat(3_000)));
    await clock.advance(1_000);
    expect(arrived.map(({ atMs, text }) => [atMs, text.length])).toEqual([
      [0, 1_460],
      [200, 1_460],
      [200, 80],
    ]);
  });

  it('takes its time where there is little room, shared with all others by turns', async () => {
    const { clock, lane, arrived, ...network } = setUp({ bitsPerSecond: 400_000 });
    const beside = network.another();
    lane.write(Buffer.from('a'.repeat(4 * 1_460)));
    beside.lane.write(Buffer.from('b'.repeat(500)));
    await clock.advance(1_000);
    const msOf = ({ atMs }: { readonly atMs: number }) => Number(atMs.toFixed(3));
    expect(arrived.map(msOf)).toEqual([29.2, 58.4, 97.6, 126.8]);
    expect(beside.arrived.map(msOf)).toEqual([68.4]);
  });

  it('never brings a write that is too long, nor what follows, but what went before', async () => {
    const { clock, link, lane, arrived } = setUp({ travelMs: 50, largestPiece: 1_000 });
    lane.write(Buffer.from('short'));
    lane.write(Buffer.from('a'.repeat(1_001)));
    lane.write(Buffer.from('later'));
    lane.end();
    link.conditions = {};
    await clock.advance(60_000);
    expect(arrived).toEqual([{ atMs: 50, text: 'short' }]);
  });

  it('brings nothing more once it is blocked, not even what is under way', async () => {
    const { clock, lane, arrived } = setUp({ travelMs: 50 });
    lane.write(Buffer.from('under way'));
    lane.block();
    lane.write(Buffer.from('later'));
    lane.end();
    await clock.advance(60_000);
    expect(arrived).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('goes on as the network is now, with what waits to be sent', async () => {
    const { clock, link, lane, arrived } = setUp({ bitsPerSecond: 11_680 });
    lane.write(Buffer.from('a'.repeat(3 * 1_460)));
    await clock.advance(500);
    link.conditions = {};
    await clock.advance(5_000);
    // The first was being sent.
    expect(arrived.map(({ atMs }) => atMs)).toEqual([1_000, 1_000, 1_000]);
  });
});
