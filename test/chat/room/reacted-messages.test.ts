import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReactedMessages } from '../../../src/chat/room/reacted-messages.ts';
import { REACTIONS, type Reaction } from '../../../src/chat/wire/reacted.ts';
import { author } from '../../support/author.ts';

const ann = author('Ann');
const target = { id: 'id-1', publisherId: 'guest:Ben' };

/** What a guest (`revision`) or somebody signed in says. */
const says = (who: string, reactions: readonly Reaction[], revision?: number) => ({
  who,
  target,
  author: ann,
  reactions,
  revision,
  isOurs: false,
});

/** Who says what about the message of a row, without those who take everything back. */
function shown(messages: ReactedMessages, key: string): Record<string, string> {
  const reactors = messages.get(key)?.reactors ?? [];
  return Object.fromEntries([...reactors].map(([who, { reactions }]) => [who, reactions.join('')]));
}

describe('ReactedMessages', () => {
  it('keeps of somebody who has signed in what they said last', () => {
    const messages = new ReactedMessages();
    expect(messages.put('row-1', says('ann', ['👍']))).toEqual(['row-1']);
    messages.put('row-1', says('ann', ['👍', '🎉']));
    expect(shown(messages, 'row-1')).toEqual({ ann: '👍🎉' });
    messages.put('row-1', says('ann', []));
    expect(shown(messages, 'row-1')).toEqual({ ann: '' });
  });

  it('takes of a guest only what opens the seal further than before', () => {
    const messages = new ReactedMessages();
    messages.put('row-1', says('seal', ['👍'], 2));
    expect(messages.put('row-1', says('seal', [], 2))).toEqual([]);
    expect(messages.put('row-1', says('seal', [], 1))).toEqual([]);
    expect(shown(messages, 'row-1')).toEqual({ seal: '👍' });
    messages.put('row-1', says('seal', ['😂'], 3));
    expect(shown(messages, 'row-1')).toEqual({ seal: '😂' });
  });

  it('believes no seal of before a gap, but those of this page', () => {
    const messages = new ReactedMessages();
    messages.put('row-1', says('seal', ['👍'], 1));
    messages.put('row-1', says('ours', ['👍'], 1));
    messages.put('row-1', says('ann', ['👍']));
    messages.noteGap();
    messages.put('row-1', says('seal', [], 2));
    messages.put('row-1', { ...says('ours', [], 2), isOurs: true });
    messages.put('row-1', says('ann', []));
    messages.put('row-1', says('new', ['😢'], 7));
    expect(shown(messages, 'row-1')).toEqual({ seal: '👍', ours: '', ann: '', new: '😢' });
  });

  it('counts only so many guests of one message, and all who have signed in', () => {
    const messages = new ReactedMessages({ messages: 10, reactors: 100, guests: 3 });
    for (let n = 0; n < 10; n++) messages.put('row-1', says(`seal ${n}`, ['👍'], 1));
    for (let n = 0; n < 10; n++) messages.put('row-1', says(`id ${n}`, ['👍']));
    expect(messages.count).toBe(13);
    // Those who are there may still think otherwise.
    messages.put('row-1', says('seal 1', ['🎉'], 2));
    expect(shown(messages, 'row-1')['seal 1']).toBe('🎉');
  });

  it('forgets the message that was reacted to first, and says so', () => {
    const messages = new ReactedMessages({ messages: 2, reactors: 100, guests: 3 });
    messages.put('row-1', says('ann', ['👍']));
    messages.put('row-2', says('ann', ['👍']));
    messages.put('row-1', says('ben', ['👍']));
    expect(messages.put('row-3', says('ann', ['👍']))).toEqual(['row-1', 'row-3']);
    expect(messages.get('row-1')).toBeUndefined();
    expect(messages.count).toBe(2);
  });

  it('bears 10,000 reactions of 5,000 people', () => {
    const messages = new ReactedMessages();
    for (let n = 0; n < 10_000; n++)
      messages.put(`row-${n % 7}`, says(`id ${n % 5_000}`, [REACTIONS[n % 6] ?? '👍']));
    expect(messages.count).toBe(10_000);
    messages.put('row-8', says('one more', ['👍']));
    expect(messages.count).toBeLessThan(10_000);
    expect(shown(messages, 'row-8')).toEqual({ 'one more': '👍' });
  });

  it('bears as many of one message, and no more', () => {
    const messages = new ReactedMessages();
    for (let n = 0; n < 10_100; n++) messages.put('row-1', says(`id ${n}`, ['👍']));
    expect(messages.count).toBe(10_000);
    expect(messages.put('row-1', says('id 10099', ['👍']))).toEqual([]);
    expect(messages.put('row-1', says('id 5', ['🎉']))).toEqual(['row-1']);
  });

  it('keeps its limits and its count, whatever comes', () => {
    const limits = { messages: 4, reactors: 12, guests: 3 };
    const one = fc.record({
      key: fc.nat(8).map((n) => `row-${n}`),
      who: fc.nat(20).map((n) => `who ${n}`),
      reactions: fc.subarray([...REACTIONS]),
      isGuest: fc.boolean(),
      revision: fc.integer({ min: 1, max: 32 }),
      isGap: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 200 }), (events) => {
        const messages = new ReactedMessages(limits);
        const keys = new Set<string>();
        for (const { key, who, reactions, isGuest, revision, isGap } of events) {
          if (isGap) messages.noteGap();
          keys.add(key);
          messages.put(key, says(isGuest ? `seal ${who}` : who, reactions, isGuest ? revision : undefined));
          const kept = [...keys].flatMap((row) => messages.get(row) ?? []);
          expect(kept.length).toBeLessThanOrEqual(limits.messages);
          expect(messages.count).toBeLessThanOrEqual(limits.reactors);
          expect(kept.reduce((sum, { reactors }) => sum + reactors.size, 0)).toBe(messages.count);
          for (const { reactors } of kept) {
            const guests = [...reactors.values()].filter((reactor) => reactor.revision !== undefined);
            expect(guests.length).toBeLessThanOrEqual(limits.guests);
          }
        }
      }),
    );
  });
});
