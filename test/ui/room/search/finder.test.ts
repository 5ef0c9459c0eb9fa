import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClockJump } from '../../../../src/base/clock.ts';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import { Finder } from '../../../../src/ui/room/search/finder.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { messageRow } from '../../../support/message-row.ts';

/** A clock by which each look at the time takes so long. */
class SlowClock extends FakeClock {
  stepMs = 0;

  override monotonicMs(): number {
    const nowMs = super.monotonicMs();
    this.#skewMs += this.stepMs;
    return nowMs + this.#skewMs;
  }

  override onJump(_: (jump: ClockJump) => void): () => void {
    return () => {};
  }

  #skewMs = 0;
}

/** Looks for what has an x in it. */
function find(texts: readonly string[], { limit = 100_000, stepMs = 0 } = {}) {
  const clock = Object.assign(new SlowClock(), { stepMs });
  const timeline = new Timeline({ limit });
  const say = (text: string) => timeline.append(messageRow(text), { id: text, publisherId: 'p' });
  for (const text of texts) say(text);
  let changes = 0;
  let looks = 0;
  const finder = new Finder({
    rows: timeline,
    clock,
    matches: (row) => {
      looks += 1;
      return row.kind === 'message' && row.text.includes('x');
    },
    onChange: () => (changes += 1),
  });
  onTestFinished(() => finder.close());
  return { finder, timeline, clock, say, changes: () => changes, looks: () => looks };
}

describe('A search', () => {
  it('finds rows by number, the oldest first', () => {
    const { finder, changes } = find(['x1', 'a', 'x2', 'b']);
    expect(finder.hits).toEqual([0, 2]);
    expect([finder.isSearching, changes()]).toEqual([false, 1]);
  });

  it('says that there is nothing', () => {
    const { finder, changes } = find(['a']);
    expect([finder.hits, finder.isSearching, changes()]).toEqual([[], false, 1]);
  });

  it('begins with the newest and leaves the page time for other things', async () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => (index % 100 === 0 ? `x${index}` : `${index}`));
    const { finder, clock, looks } = find(texts, { stepMs: 10 });
    expect([looks(), clock.pendingTimers]).toEqual([64, 1]);
    expect([finder.hits, finder.isSearching]).toEqual([[], true]);
    await clock.advance(0);
    expect([finder.hits.length, finder.isSearching, looks()]).toEqual([50, false, 5_000]);
    expect(finder.hits).toEqual([...finder.hits].sort((one, other) => one - other));
  });

  it('goes on with what comes, once', () => {
    const { finder, say, looks, changes } = find(['x1']);
    say('x2');
    say('a');
    expect([finder.hits, looks(), changes()]).toEqual([[0, 1], 3, 2]);
  });

  it('follows amendments', () => {
    const { finder, timeline } = find(['x1', 'a', 'x2']);
    const amend = (id: string, text: string) =>
      timeline.amend({ id, publisherId: 'p' }, (row) => ({ ...row, text }));
    amend('a', 'x');
    expect(finder.hits).toEqual([0, 1, 2]);
    amend('x1', 'a');
    expect(finder.hits).toEqual([1, 2]);
  });

  it('forgets what the room forgets', () => {
    const { finder, say } = find(['x1', 'x2'], { limit: 2 });
    say('a');
    expect(finder.hits).toEqual([1]);
  });

  it('finds own messages when they have their place, and again where they move', () => {
    const { finder, timeline, say } = find(['a']);
    const mine = messageRow('x', { own: true, delivery: 'pending' });
    timeline.hold(mine);
    expect(finder.hits).toEqual([]);
    timeline.settle({ ...mine, delivery: 'sent' });
    say('b');
    expect(finder.hits).toEqual([1]);
    timeline.replace({ ...mine, delivery: 'seen' });
    expect(finder.hits).toEqual([2]);
  });

  it('ends', async () => {
    const { finder, say, clock, looks } = find(
      Array.from({ length: 500 }, (_, index) => `${index}`),
      { stepMs: 10 },
    );
    finder.close();
    expect(clock.pendingTimers).toBe(0);
    say('x');
    expect([finder.hits, looks()]).toEqual([[], 64]);
  });
});
