import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListLayout } from '../../../../src/ui/room/list/list-layout.ts';
import { type FakeRow, FakeScroller } from './fake-scroller.ts';

let lastKey = 0;

/** Rows of very different heights, in multiples of 1/64 px. */
function rows(count: number): FakeRow[] {
  return Array.from({ length: count }, () => {
    lastKey += 1;
    return { key: `row-${lastKey}`, heightPx: 37 + ((lastKey * 31) % 7) * 21.3125 };
  });
}

function scrollerOf(count: number): FakeScroller {
  return new FakeScroller(new ListLayout(), rows(count));
}

/** A reader somewhere in the history. */
function readerOf(count: number): FakeScroller {
  const scroller = scrollerOf(count);
  scroller.scrollBy(-scroller.scrollTopPx / 2);
  scroller.rest();
  return scroller;
}

const isInView = (topPx: number | undefined) => topPx !== undefined && topPx >= 0 && topPx < 600;

/** How far the first row that was in view before and is now has moved; a far scroll leaves none. */
function movedPx(scroller: FakeScroller, before: ReadonlyMap<string, number>): number | undefined {
  for (const [key, topPx] of scroller.shown) {
    const wasPx = before.get(key);
    if (isInView(wasPx) && isInView(topPx)) return topPx - (wasPx ?? 0);
  }
  return undefined;
}

const lastKeyOf = ({ rows: all }: FakeScroller) => all.at(-1)?.key ?? '';

describe('ListLayout', () => {
  describe('for a reader at the end', () => {
    it('mounts the newest rows and enough before them to fill the view', () => {
      const scroller = scrollerOf(10_000);
      expect(scroller.shown.has(lastKeyOf(scroller))).toBe(true);
      expect(scroller.blankPx).toBeLessThan(1);
      expect(scroller.shown.size).toBeLessThan(30);
    });

    it('goes on with each new row', () => {
      const scroller = scrollerOf(100);
      for (let turn = 0; turn < 50; turn++) {
        scroller.rows.push(...rows(17));
        scroller.update();
        expect(scroller.shown.has(lastKeyOf(scroller))).toBe(true);
        expect(scroller.maxScrollTopPx - scroller.scrollTopPx).toBeLessThanOrEqual(1);
        expect(scroller.blankPx).toBeLessThan(1);
      }
    });

    it('stays there when the view gets another size', () => {
      const scroller = scrollerOf(1_000);
      scroller.resize({ viewPx: 300 });
      scroller.resize({ zoom: 1.5 });
      scroller.resize({ viewPx: 900 });
      expect(scroller.layout.following).toBe(true);
      expect(scroller.maxScrollTopPx - scroller.scrollTopPx).toBeLessThanOrEqual(1);
      expect(scroller.blankPx).toBeLessThan(1);
    });

    it('stays there where the browser moved the end up and down again, and where a hand did not', () => {
      const { layout, scrollTopPx, maxScrollTopPx } = scrollerOf(1_000);
      const by = (px: number, grownPx: number) => ({
        scrollTopPx: scrollTopPx - px,
        maxScrollTopPx: maxScrollTopPx + grownPx,
      });
      layout.scrolled({ ...by(2, 395), isByHand: false });
      expect(layout.following).toBe(true);
      layout.scrolledTo(by(0, 0));
      layout.scrolled({ ...by(2, 395), isByHand: true });
      expect(layout.following).toBe(false);
      layout.scrolled({ ...by(0, 0), isByHand: false });
      expect(layout.following).toBe(true);
      // Whatever helps to read scrolls without a hand.
      layout.scrolled({ ...by(20, 1), isByHand: false });
      expect(layout.following).toBe(false);
    });

    it('shows all of a conversation that is shorter than the view', () => {
      const scroller = scrollerOf(3);
      expect(scroller.shown.size).toBe(3);
      expect(scroller.layout.following).toBe(true);
    });

    it('has nothing to mount in an empty room', () => {
      expect(scrollerOf(0).layout.window).toEqual({ first: 0, end: 0 });
    });
  });

  describe('for a reader in the history', () => {
    it('stops following with the first pixel up, and goes on when the end is reached', () => {
      // In whole pixels, as scroll positions are.
      const whole = rows(1_000).map(({ key, heightPx }) => ({ key, heightPx: Math.ceil(heightPx) }));
      const scroller = new FakeScroller(new ListLayout(), whole);
      scroller.scrollBy(-1);
      expect(scroller.layout.following).toBe(true);
      scroller.scrollBy(-1);
      expect(scroller.layout.following).toBe(false);
      scroller.scrollBy(5);
      expect(scroller.layout.following).toBe(true);
    });

    it('keeps the row being read while rows arrive', () => {
      const scroller = readerOf(2_000);
      const key = scroller.reading;
      const top = scroller.topOf(key);
      for (let turn = 0; turn < 20; turn++) {
        scroller.rows.push(...rows(10));
        scroller.update();
      }
      expect(scroller.topOf(key)).toBe(top);
      expect(scroller.layout.following).toBe(false);
    });

    it('keeps the row being read while older ones are dropped, also when the debt is paid', () => {
      const scroller = readerOf(2_000);
      const key = scroller.reading;
      const top = scroller.topOf(key);
      for (let turn = 0; turn < 20; turn++) {
        scroller.drop(10);
        scroller.rows.push(...rows(10));
        scroller.update();
        expect(scroller.topOf(key)).toBe(top);
      }
      const scrolledTo = scroller.scrollTopPx;
      scroller.rest();
      expect(scroller.topOf(key)).toBe(top);
      expect(scroller.scrollTopPx).toBeLessThan(scrolledTo);
    });

    it('shows the oldest row there is when the row being read is dropped', () => {
      const scroller = readerOf(2_000);
      scroller.drop(1_900);
      scroller.update();
      scroller.rest();
      expect(scroller.blankPx).toBeLessThan(1);
      expect(scroller.shown.has(scroller.rows[0]?.key ?? '')).toBe(true);
    });

    it('keeps the row being read when another is put in or taken out before it', () => {
      const scroller = readerOf(1_000);
      const key = scroller.reading;
      const top = scroller.topOf(key);
      const index = scroller.rows.findIndex((row) => row.key === key);
      scroller.rows.splice(index - 1, 0, ...rows(3));
      scroller.update();
      expect(scroller.topOf(key)).toBe(top);
      scroller.rows.splice(index - 2, 1);
      scroller.update();
      expect(scroller.topOf(key)).toBe(top);
    });

    it('keeps the row being read while rows above it are amended, mounted or not, measured or not', () => {
      const scroller = readerOf(1_000);
      for (const px of [-400, -400, -400, 400, 400, 400]) scroller.scrollBy(px);
      scroller.rest();
      const { rows: all, reading: key } = scroller;
      const top = scroller.topOf(key);
      const read = all.findIndex((row) => row.key === key);
      for (const distance of [1, 2, 10, 12, 400]) {
        for (const heightPx of [900, 12.5]) {
          scroller.amend(all[read - distance]?.key ?? '', heightPx);
          scroller.update();
          expect(scroller.topOf(key)).toBe(top);
          expect(scroller.blankPx).toBeLessThan(1);
        }
      }
    });

    it('moves only what stands below a row in view that is amended', () => {
      const scroller = readerOf(1_000);
      const before = [...scroller.shown].filter(([, topPx]) => isInView(topPx));
      const [first, second, third] = before;
      if (!first || !second || !third) throw new Error('unable to read; fewer than three rows are in view');
      const wasPx = third[1] - second[1];
      scroller.amend(second[0], wasPx + 100);
      scroller.update();
      expect(scroller.topOf(first[0])).toBe(first[1]);
      expect(scroller.topOf(second[0])).toBe(second[1]);
      expect(scroller.topOf(third[0])).toBe(third[1] + 100);
    });

    it.each([
      ['while it is far away', (scroller: FakeScroller) => scroller.scrollBy(-5_000), () => {}],
      [
        'and scrolled away before it is drawn',
        () => {},
        (scroller: FakeScroller) => scroller.scrollBy(-5_000),
      ],
    ])('keeps no height of a row that is amended %s', (_, before, after) => {
      const scroller = scrollerOf(1_000);
      const key = lastKeyOf(scroller);
      scroller.amend(key, 3_000);
      scroller.update();
      const withTallRowPx = scroller.maxScrollTopPx;
      before(scroller);
      scroller.amend(key, 40);
      after(scroller);
      scroller.update();
      expect(scroller.shown.has(key)).toBe(false);
      expect(withTallRowPx - scroller.maxScrollTopPx).toBeGreaterThan(2_000);
    });

    it('keeps the row being read when everything gets larger, smaller, higher or lower', () => {
      const scroller = readerOf(1_000);
      const key = scroller.reading;
      const top = scroller.topOf(key);
      for (const to of [{ zoom: 1.5 }, { viewPx: 250 }, { zoom: 0.75 }, { viewPx: 1_400 }]) {
        scroller.resize(to);
        expect(Math.abs(scroller.topOf(key) - top)).toBeLessThan(1);
        expect(scroller.blankPx).toBeLessThan(1);
      }
    });

    it('moves rows as far as the wheel and no pixel further, also where it outruns the mounted rows', () => {
      const scroller = scrollerOf(2_000);
      for (let turn = 0; turn < 60; turn++) {
        const before = scroller.shown;
        scroller.scrollBy(-450);
        const [key = ''] = [...scroller.shown.keys()].filter((candidate) => before.has(candidate));
        expect(scroller.topOf(key) - (before.get(key) ?? Number.NaN)).toBeCloseTo(450, 3);
        expect(scroller.blankPx).toBeLessThan(1);
      }
    });

    it('arrives at the very first row, with nothing above it', () => {
      const scroller = scrollerOf(300);
      for (let turn = 0; turn < 2_000 && scroller.scrollTopPx > 0; turn++) scroller.scrollBy(-90);
      expect(scroller.topOf(scroller.rows[0]?.key ?? '')).toBeGreaterThanOrEqual(0);
      expect(scroller.topOf(scroller.rows[0]?.key ?? '')).toBeLessThan(1);
    });

    it('takes a leading notice of another height without moving', () => {
      const scroller = readerOf(1_000);
      const { first } = scroller.layout.window;
      expect(first).toBeGreaterThan(0);
      const before = scroller.layout.measured([]);
      scroller.layout.leadMeasured(40);
      expect(scroller.layout.measured([]).topPx).toBe(before.topPx - 40);
    });
  });

  it('goes to the oldest row on request', () => {
    const scroller = scrollerOf(50_000);
    scroller.layout.goToStart();
    scroller.scrollTopPx = 0;
    scroller.update();
    expect(scroller.topOf(scroller.rows[0]?.key ?? '')).toBe(0);
    expect(scroller.layout.following).toBe(false);
  });

  it('keeps spacers that browsers can lay out, however tall the rows are', () => {
    const tall = Array.from({ length: 40_000 }, (_, index) => ({ key: `tall-${index}`, heightPx: 2_000 }));
    const scroller = new FakeScroller(new ListLayout(), tall);
    expect(scroller.maxScrollTopPx).toBeLessThan(17_000_000);
    for (let drag = 0; drag < 20; drag++) scroller.scrollBy(-scroller.scrollTopPx);
    expect(scroller.topOf('tall-0')).toBe(0);
  });

  it('never moves the row being read, whatever happens around it', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ kind: fc.constant('drop' as const), count: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('rest' as const) }),
      fc.record({ kind: fc.constant('zoom' as const), zoom: fc.constantFrom(0.75, 1, 1.25, 1.5) }),
      fc.record({ kind: fc.constant('scroll' as const), px: fc.integer({ min: -900, max: 900 }) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const scroller = readerOf(3_000);
        for (const step of changes) {
          const before = scroller.shown;
          switch (step.kind) {
            case 'append':
              scroller.rows.push(...rows(step.count));
              scroller.update();
              break;
            case 'drop':
              scroller.drop(step.count);
              scroller.update();
              break;
            case 'rest':
              scroller.rest();
              break;
            case 'zoom':
              scroller.resize({ zoom: step.zoom });
              break;
            case 'scroll':
              scroller.scrollBy(step.px);
              break;
          }
          const expectedPx = step.kind === 'scroll' ? -step.px : 0;
          expect(movedPx(scroller, before) ?? expectedPx).toBeCloseTo(expectedPx, 3);
          expect(scroller.blankPx).toBeLessThan(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});
