import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gate, type GateOutput } from '../../src/topics/gate.ts';
import type { TopicItem } from '../../src/topics/transport.ts';

function item(sequence: number, page = 1): TopicItem {
  return { page, sequence, value: `${page}/${sequence}`, publisherId: '' };
}

/** `1/7` for an item, `gap 2` or `gap ?` for a hole. */
function shown(outputs: readonly GateOutput[]): string[] {
  return outputs.map((output) =>
    output.kind === 'item' ? `${output.item.page}/${output.item.sequence}` : `gap ${output.count ?? '?'}`,
  );
}

describe('Gate with one stream', () => {
  it('begins with the recent messages and shows what comes first without a gap', () => {
    const gate = new Gate();
    expect(gate.position).toEqual({ page: 0, next: 1 });
    expect(shown(gate.open().offer(item(41)))).toEqual(['1/41']);
    expect(gate.position).toEqual({ page: 1, next: 42 });
  });

  it('drops what it has shown already', () => {
    const lane = new Gate().open();
    lane.offer(item(1));
    lane.offer(item(2));
    expect(shown([...lane.offer(item(1)), ...lane.offer(item(2)), ...lane.offer(item(3))])).toEqual(['1/3']);
  });

  it('names a hole with its size', () => {
    const lane = new Gate().open();
    lane.offer(item(1));
    expect(shown(lane.offer(item(3)))).toEqual(['gap 1', '1/3']);
  });

  it('calls a new page a gap of unknown size, and goes on there', () => {
    const lane = new Gate().open();
    lane.offer(item(90));
    expect(shown([...lane.offer(item(1, 2)), ...lane.offer(item(2, 2))])).toEqual(['gap ?', '2/1', '2/2']);
  });

  it('drops items of an earlier page', () => {
    const lane = new Gate().open();
    lane.offer(item(1, 2));
    expect(shown(lane.offer(item(5, 1)))).toEqual([]);
  });

  it('ignores a lane after it was closed', () => {
    const lane = new Gate().open();
    lane.close();
    expect(lane.offer(item(1))).toEqual([]);
  });
});

describe('Gate after a break', () => {
  it('shows a resumed stream without a gap when nothing is missing', () => {
    const gate = new Gate();
    const first = gate.open();
    first.offer(item(1));
    first.close();
    gate.noteBreak();
    expect(shown(gate.open().offer(item(2)))).toEqual(['1/2']);
  });

  it('admits that something may be missing in a room that had seen no message', () => {
    const gate = new Gate();
    gate.open().close();
    gate.noteBreak();
    expect(shown(gate.open().offer(item(7)))).toEqual(['gap ?', '1/7']);
  });

  it('knows that nothing is missing when the first message is the first of its topic', () => {
    const gate = new Gate();
    gate.open().close();
    gate.noteBreak();
    expect(shown(gate.open().offer(item(1)))).toEqual(['1/1']);
  });
});

describe('Gate with two overlapping streams', () => {
  it('shows each item once, whichever stream brings it first', () => {
    const gate = new Gate();
    const old = gate.open();
    old.offer(item(1));
    const next = gate.open();
    const out = [
      ...next.offer(item(2)),
      ...old.offer(item(2)),
      ...old.offer(item(3)),
      ...next.offer(item(3)),
    ];
    expect(shown(out)).toEqual(['1/2', '1/3']);
  });

  it('holds an item behind a hole until the other stream has filled it', () => {
    const gate = new Gate();
    const old = gate.open();
    old.offer(item(1));
    const next = gate.open();
    expect(shown(next.offer(item(4)))).toEqual([]);
    expect(shown(old.offer(item(2)))).toEqual(['1/2']);
    expect(shown(old.offer(item(3)))).toEqual(['1/3', '1/4']);
  });

  it('names the hole as soon as the other stream has gone past it', () => {
    const gate = new Gate();
    const old = gate.open();
    old.offer(item(1));
    const next = gate.open();
    next.offer(item(4));
    expect(shown(old.offer(item(3)))).toEqual(['gap 1', '1/3', '1/4']);
  });

  it('names the hole when the other stream ends', () => {
    const gate = new Gate();
    const old = gate.open();
    old.offer(item(1));
    gate.open().offer(item(4));
    expect(shown(old.close())).toEqual(['gap 2', '1/4']);
  });

  it('lets no more than 2,000 items wait', () => {
    const gate = new Gate();
    const silent = gate.open();
    silent.offer(item(1));
    const next = gate.open();
    const out: GateOutput[] = [];
    for (let sequence = 3; sequence < 3 + 2_000; sequence++) out.push(...next.offer(item(sequence)));
    expect(out).toEqual([]);
    expect(shown(next.offer(item(2_003))).slice(0, 2)).toEqual(['gap 1', '1/3']);
  });

  it('lets no more wait than 2,000 items of 4 kB would be, and as much again after that', () => {
    const gate = new Gate();
    const silent = gate.open();
    silent.offer(item(1));
    const next = gate.open();
    const large = (sequence: number) => next.offer({ ...item(sequence), value: 'x'.repeat(1_000_000) });
    const out = [3, 4, 5, 6, 7, 8, 9, 10].map(large);
    expect(out.flat()).toEqual([]);
    expect(shown(large(11))).toEqual([
      'gap 1',
      '1/3',
      '1/4',
      '1/5',
      '1/6',
      '1/7',
      '1/8',
      '1/9',
      '1/10',
      '1/11',
    ]);
    expect(shown(next.offer(item(13)))).toEqual([]);
  });
});

// A topic that was reset some times; two streams that each bring, in order, some part of it; any interleaving.
const overlaps = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((pages) =>
    pages.flatMap((length, page) => Array.from({ length }, (_, index) => item(index + 1, page + 1))),
  )
  .chain((log) => {
    const parts = fc.array(fc.boolean(), { minLength: log.length, maxLength: log.length });
    return fc.record({
      first: parts.map((has) => log.filter((_, index) => has[index])),
      second: parts.map((has) => log.filter((_, index) => has[index])),
      turns: fc.infiniteStream(fc.boolean()),
      replays: fc.boolean(),
    });
  });

describe('Gate under any interleaving of two streams with losses, replays and resets', () => {
  it('shows each delivered item exactly once, in order, and a gap just where one is missing', () => {
    fc.assert(
      fc.property(overlaps, ({ first, second, turns, replays }) => {
        const delivered = new Set([...first, ...second]);
        const gate = new Gate();
        const lanes = [
          { lane: gate.open(), left: [...first] },
          // A service may bring the whole beginning again.
          { lane: gate.open(), left: replays ? [...second.slice(0, 2), ...second] : [...second] },
        ];
        const out: GateOutput[] = [];
        while (lanes.length > 0) {
          const index = lanes.length === 2 && turns.next().value === true ? 1 : 0;
          const turn = lanes[index];
          const next = turn?.left.shift();
          if (next) out.push(...(turn?.lane.offer(next) ?? []));
          else out.push(...(lanes.splice(index, 1)[0]?.lane.close() ?? []));
        }
        expect(shown(out)).toEqual(expected([...delivered]));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The delivered items in topic order, with the gaps that their numbers show. */
function expected(delivered: readonly TopicItem[]): string[] {
  const inOrder = delivered.toSorted((a, b) => a.page - b.page || a.sequence - b.sequence);
  return inOrder.flatMap(({ page, sequence }, index) => {
    const before = inOrder[index - 1];
    const name = `${page}/${sequence}`;
    if (!before || (page === before.page && sequence === before.sequence + 1)) return [name];
    return [page === before.page ? `gap ${sequence - before.sequence - 1}` : 'gap ?', name];
  });
}
