import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../../src/ui/room/list/announcer.ts';
import type { Arrivals } from '../../../../src/ui/room/list/arrivals.ts';
import { spokenFailure } from '../../../../src/ui/room/list/deeds-words.ts';
import * as textNodes from '../../../../src/ui/room/list/text/text-nodes.ts';
import { readTextsBy } from '../../../../src/ui/room/list/text/text-reader.ts';
import { author } from '../../../support/author.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { messageRow } from '../../../support/message-row.ts';

const arrivals = (texts: readonly string[], extra: Partial<Arrivals> = {}): Arrivals => ({
  count: texts.length,
  latest: texts.slice(-3).map((text) => messageRow(text)),
  hasOwn: false,
  failed: [],
  amended: [],
  ...extra,
});

function setUp() {
  const clock = new FakeClock();
  const spoken: string[] = [];
  const announcer = new Announcer({
    clock,
    speak: (words) => spoken.push(words),
    whyUnsent: spokenFailure,
  });
  return { clock, spoken, announcer };
}

describe('Announcer', () => {
  it('speaks a message with its author, a moment after it came', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['hello']));
    await clock.advance(299);
    expect(spoken).toEqual(['']);
    await clock.advance(1);
    expect(spoken).toEqual(['', 'Guest Ann: hello']);
  });

  it.each([
    ['verified', 'Verified Bob: hi'],
    ['guest', 'Guest Bob: hi'],
    ['claimed', 'Unverified Bob: hi'],
  ] as const)('says whether a name is %s before it says the name', async (mark, words) => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals([], { count: 1, latest: [messageRow('hi', { author: author('Bob', mark) })] }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe(words);
  });

  it('says of a name of several alphabets that it is one', async () => {
    const { clock, spoken, announcer } = setUp();
    // The first letter is Cyrillic.
    const latest = [messageRow('hi', { author: author('\u0430nn', 'verified') })];
    announcer.hear(arrivals([], { count: 1, latest }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('Mixed alphabets, Verified \u0430nn: hi');
  });

  it('says what is marked, and not the marks, of what came and of what was changed', async () => {
    readTextsBy(textNodes);
    const { clock, spoken, announcer } = setUp();
    const amended = [messageRow('~~one~~ two', { changed: 'edited' })];
    announcer.hear(arrivals(['say `ls` **now**'], { amended }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('Guest Ann changed a message: one two\nGuest Ann: say ls now');
  });

  it('says nothing when nothing came', () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals([], { hasOwn: true }));
    expect(spoken).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('speaks three messages in full and more as a number', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['a', 'b']));
    announcer.hear(arrivals(['c']));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('Guest Ann: a\nGuest Ann: b\nGuest Ann: c');
    announcer.hear(arrivals(['d', 'e', 'f', 'g']));
    await clock.advance(3_000);
    expect(spoken.at(-1)).toBe('4 new messages');
  });

  it('speaks at most every three seconds in a storm, of all that came', async () => {
    const { clock, spoken, announcer } = setUp();
    for (let tenth = 0; tenth < 100; tenth++) {
      announcer.hear(arrivals(Array.from({ length: 20 }, () => 'x')));
      await clock.advance(100);
    }
    expect(spoken.filter((words) => words !== '')).toEqual([
      '60 new messages',
      '600 new messages',
      '600 new messages',
      '600 new messages',
    ]);
  });

  it('clears before it speaks, so that the same words are noticed again', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['ok']));
    await clock.advance(10_000);
    announcer.hear(arrivals(['ok']));
    await clock.advance(10_000);
    expect(spoken).toEqual(['', 'Guest Ann: ok', '', 'Guest Ann: ok']);
  });

  it('says why an own message was not sent', async () => {
    const { clock, spoken, announcer } = setUp();
    const failed = [messageRow('mine', { own: true, delivery: 'failed', failure: 'unreachable' })];
    announcer.hear(arrivals([], { failed }));
    await clock.advance(300);
    expect(spoken.at(-1)).toMatch(/^Not sent: no connection/);
  });

  it('says once who changed a message, and to what', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals([], { amended: [messageRow('first', { key: 'a' })] }));
    announcer.hear(arrivals(['hello'], { amended: [messageRow('second', { key: 'a' })] }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('Guest Ann changed a message: second\nGuest Ann: hello');
    announcer.hear(arrivals(['next']));
    await clock.advance(3_000);
    expect(spoken.at(-1)).toBe('Guest Ann: next');
  });

  it('speaks a message that is changed before it was spoken as it is now, once', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['hello']));
    announcer.hear(arrivals([], { amended: [messageRow('bye', { key: 'hello' })] }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('Guest Ann: bye');
  });

  it('says more than three changes as a number', async () => {
    const { clock, spoken, announcer } = setUp();
    const amended = ['a', 'b', 'c', 'd'].map((text) => messageRow(text));
    announcer.hear(arrivals([], { amended }));
    await clock.advance(300);
    expect(spoken.at(-1)).toBe('4 messages changed');
  });

  it('shortens long messages', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['x'.repeat(4_000)]));
    await clock.advance(300);
    expect(spoken.at(-1)?.length).toBeLessThan(220);
    announcer.hear(arrivals([], { amended: [messageRow('x'.repeat(4_000))] }));
    await clock.advance(3_000);
    expect(spoken.at(-1)).toMatch(/^Guest Ann changed a message: x{200}…$/);
  });

  it('leaves no timer and says nothing after it was closed', async () => {
    const { clock, spoken, announcer } = setUp();
    announcer.hear(arrivals(['hello']));
    announcer.close();
    announcer.close();
    expect(clock.pendingTimers).toBe(0);
    await clock.advance(10_000);
    expect(spoken).toEqual(['']);
  });
});
