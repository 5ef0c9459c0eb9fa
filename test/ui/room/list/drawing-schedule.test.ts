import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawingSchedule } from '../../../../src/ui/room/list/drawing-schedule.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

const FRAME_MS = 16;

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock();
  const frames = new Map<number, () => void>();
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => {
    const id = frames.size + 1;
    const restMs = FRAME_MS - (clock.monotonicMs() % FRAME_MS);
    frames.set(
      id,
      clock.setTimer(restMs, () => run(clock.monotonicMs())),
    );
    return id;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.get(id)?.());
});

afterEach(() => void vi.unstubAllGlobals());

function setUp({ tookMs = 0 } = {}) {
  const startMs = clock.monotonicMs();
  const drawings: { readonly atMs: number; readonly rows: number }[] = [];
  let end = 0;
  let drawnEnd = 0;
  const schedule = new DrawingSchedule({
    clock: () => clock,
    end: () => end,
    draw: () => {
      drawings.push({ atMs: clock.monotonicMs() - startMs, rows: end - drawnEnd });
      drawnEnd = end;
      return new Promise<void>((resolve) => void clock.setTimer(tookMs, resolve));
    },
  });
  /** So many rows arrive `times` times, `everyMs` apart. */
  const arrive = async ({ rows = 1, times = 1, everyMs = 0 }) => {
    for (let time = 0; time < times; time++) {
      end += rows;
      schedule.paced();
      await clock.advance(everyMs);
    }
  };
  return { schedule, drawings, arrive };
}

describe('DrawingSchedule', () => {
  it('draws a message in the very next frame', async () => {
    const { drawings, arrive } = setUp();
    await arrive({});
    await clock.advance(FRAME_MS);
    expect(drawings).toEqual([{ atMs: FRAME_MS, rows: 1 }]);
  });

  it('draws each message in the very next frame up to twenty a second', async () => {
    const { drawings, arrive } = setUp();
    await arrive({ times: 20, everyMs: 50 });
    expect(drawings).toHaveLength(20);
  });

  it('draws ten times a second what comes faster, and loses none of it', async () => {
    const { drawings, arrive } = setUp();
    await arrive({ times: 200, everyMs: 10 });
    await clock.advance(200);
    expect(drawings.length).toBeLessThanOrEqual(22);
    expect(drawings.reduce((sum, { rows }) => sum + rows, 0)).toBe(200);
  });

  it('draws less often where drawing is slow, so that it takes a quarter of the time', async () => {
    const { drawings, arrive } = setUp({ tookMs: 100 });
    await arrive({ times: 200, everyMs: 10 });
    await clock.advance(500);
    // Five in two seconds, after the first three.
    expect(drawings.length).toBeLessThanOrEqual(8);
    expect(drawings.reduce((sum, { rows }) => sum + rows, 0)).toBe(200);
  });

  it('draws twice a second at least, however long a drawing took', async () => {
    const { drawings, arrive } = setUp({ tookMs: 10_000 });
    await arrive({ times: 1_200, everyMs: 10 });
    const [, second, third] = drawings.slice(-3).map(({ atMs }) => atMs);
    expect((third ?? Number.NaN) - (second ?? Number.NaN)).toBeLessThanOrEqual(500 + FRAME_MS);
  });

  it('draws in the very next frame again when a busy time is over', async () => {
    const { drawings, arrive } = setUp();
    await arrive({ times: 50, everyMs: 10 });
    await clock.advance(500);
    const before = drawings.length;
    await arrive({});
    await clock.advance(FRAME_MS);
    expect(drawings).toHaveLength(before + 1);
  });

  it('draws each message in the very next frame where some come close together', async () => {
    const { drawings, arrive } = setUp({ tookMs: 30 });
    for (let time = 0; time < 10; time++) {
      await arrive({ times: 2, everyMs: 20 });
      await arrive({ everyMs: 90 });
    }
    expect(drawings).toHaveLength(30);
  });

  it('draws each message in the very next frame again after a burst, where drawing is slow too', async () => {
    const { drawings, arrive } = setUp({ tookMs: 30 });
    await arrive({ times: 20, everyMs: 10 });
    await arrive({ times: 20, everyMs: 45 });
    const before = drawings.length;
    await arrive({ times: 20, everyMs: 45 });
    expect(drawings).toHaveLength(before + 20);
  });

  it('draws a flood soon after its last row', async () => {
    const { drawings, arrive } = setUp();
    await arrive({ rows: 500, times: 60, everyMs: 5 });
    const lastAtMs = 59 * 5;
    await clock.advance(1_000);
    expect((drawings.at(-1)?.atMs ?? Number.NaN) - lastAtMs).toBeLessThanOrEqual(3 * FRAME_MS);
    expect(drawings.length).toBeLessThanOrEqual(6);
  });

  it('draws in the next frame what is asked for at once, in a busy time too', async () => {
    const { schedule, drawings, arrive } = setUp();
    await arrive({ times: 20, everyMs: 10 });
    const before = drawings.length;
    schedule.inNextFrame();
    await clock.advance(FRAME_MS);
    expect(drawings).toHaveLength(before + 1);
  });

  it('draws nothing after cancel, and leaves no timer', async () => {
    const { schedule, drawings, arrive } = setUp();
    await arrive({ times: 20, everyMs: 10 });
    const before = drawings.length;
    schedule.cancel();
    expect(clock.pendingTimers).toBe(0);
    await clock.advance(1_000);
    expect(drawings).toHaveLength(before);
  });
});
