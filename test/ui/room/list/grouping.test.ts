import { describe, expect, it } from 'vitest';
import type { MessageRow, TimelineRow } from '../../../../src/chat/timeline/timeline-row.ts';
import { startsDay, startsGroup } from '../../../../src/ui/room/list/grouping.ts';
import { author } from '../../../support/author.ts';

const NOON_MS = new Date(2026, 0, 2, 12).getTime();
const MINUTE_MS = 60_000;

const message = (extra: Partial<MessageRow> = {}): MessageRow => ({
  kind: 'message',
  key: 'a',
  atMs: NOON_MS,
  author: author('Ann'),
  text: 'hi',
  own: false,
  delivery: 'received',
  ...extra,
});

describe('startsGroup', () => {
  it('goes on with the same author within five minutes, and starts anew after them', () => {
    expect(startsGroup(message({ atMs: NOON_MS + 5 * MINUTE_MS }), message())).toBe(false);
    expect(startsGroup(message({ atMs: NOON_MS + 5 * MINUTE_MS + 1 }), message())).toBe(true);
  });

  it.each<[string, TimelineRow | undefined]>([
    ['nothing', undefined],
    ['another name', message({ author: author('Ben') })],
    ['the same name on another word', message({ author: author('Ann', 'verified') })],
    ['somebody of the same name', message({ author: { ...author('Ann'), key: 'another' } })],
    ['the same person under another name', message({ author: { ...author('Ann'), name: 'Queen Ann' } })],
    ['an own message', message({ own: true })],
    ['a gap', { kind: 'gap', key: 'g', atMs: NOON_MS, count: 1 }],
    ['somebody joining', { kind: 'joined', key: 'j', atMs: NOON_MS, own: false, author: message().author }],
  ])('names the author after %s', (_, previous) => {
    expect(startsGroup(message(), previous)).toBe(true);
  });

  it('keeps own messages together, under whatever token they were sent', () => {
    const before = message({ own: true, author: author('Ann', 'claimed') });
    expect(startsGroup(message({ own: true, author: author('Ann') }), before)).toBe(false);
  });

  it('names the author on a new day, however soon', () => {
    const midnight = new Date(2026, 0, 3).getTime();
    expect(startsGroup(message({ atMs: midnight }), message({ atMs: midnight - 1 }))).toBe(true);
  });
});

describe('startsDay', () => {
  it('is so for the first row, and for the first after midnight', () => {
    const midnight = new Date(2026, 0, 3).getTime();
    expect(startsDay(message(), undefined)).toBe(true);
    expect(startsDay(message({ atMs: midnight - 1 }), message())).toBe(false);
    expect(startsDay(message({ atMs: midnight }), message())).toBe(true);
  });
});
