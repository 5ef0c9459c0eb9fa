import { describe, expect, it } from 'vitest';
import { authorOf } from '../../src/chat/author.ts';
import { canBeMuted, MutedPeople } from '../../src/chat/muted-people.ts';
import { author } from '../support/author.ts';

/** What one device keeps, for as many tabs as one likes. */
function device() {
  let kept: string | undefined;
  const store = {
    load: () => kept,
    save: (text: string) => {
      kept = text === '' ? undefined : text;
    },
  };
  return { tab: () => new MutedPeople(store), kept: () => kept, write: (text: string) => (kept = text) };
}

const names = (people: MutedPeople) => people.list.map(({ name }) => name);

describe('People who are muted', () => {
  it('are kept until they are unmuted', () => {
    const { tab, kept } = device();
    const people = tab();
    people.mute(author('Ann'));
    people.mute(author('Bo', 'verified'));
    people.mute(author('Ann'));
    expect(names(tab())).toEqual(['Ann', 'Bo']);
    expect(tab().has(author('Bo', 'verified'))).toBe(true);
    people.unmute(author('Ann'));
    expect(names(tab())).toEqual(['Bo']);
    people.clear();
    expect(kept()).toBeUndefined();
  });

  it('are known by what attests them, not by their names', () => {
    const people = device().tab();
    people.mute(author('Ann'));
    expect(people.has(author('Ann'))).toBe(true);
    expect(people.has(author('Ann', 'verified'))).toBe(false);
    expect(people.has(author('Ann', 'claimed'))).toBe(false);
  });

  it('are the same in another tab as soon as it hears of it', () => {
    const { tab } = device();
    const [one, other] = [tab(), tab()];
    let changes = 0;
    const cancel = other.onChange(() => (changes += 1));
    one.mute(author('Ann'));
    other.reload();
    expect([names(other), changes]).toEqual([['Ann'], 1]);
    one.unmute(author('Ann'));
    other.reload();
    expect([names(other), changes]).toEqual([[], 2]);
    cancel();
    other.mute(author('Bo'));
    expect(changes).toBe(2);
  });

  it('stay muted in a page whose storage is blocked', () => {
    const people = new MutedPeople({ load: () => undefined, save: () => {} });
    people.mute(author('Ann'));
    people.reload();
    people.mute(author('Bo'));
    expect(names(people)).toEqual(['Ann', 'Bo']);
  });

  it('are the latest two hundred at most', () => {
    const { tab } = device();
    const people = tab();
    for (let index = 0; index < 250; index++) people.mute(author(`P${index}`));
    expect(tab().list).toHaveLength(200);
    expect(names(tab()).at(0)).toBe('P50');
    expect(names(tab()).at(-1)).toBe('P249');
  });

  it.each([
    'no JSON',
    '7',
    'null',
    '[null, 7, "Ann", {}]',
    '[{"key":"", "name":"Ann", "mark":"guest"}]',
    '[{"key":"id:Ann", "name":"Ann", "mark":"friend"}]',
    '[{"key":"id:Ann", "name":7, "mark":"guest"}]',
    `[{"key":"${'x'.repeat(300)}", "name":"Ann", "mark":"guest"}]`,
  ])('are none where storage holds anything else: %s', (text) => {
    const { tab, write } = device();
    write(text);
    expect(tab().list).toEqual([]);
  });

  it('keep the end of an id that is no name', () => {
    const { tab } = device();
    const ann = authorOf({
      id: 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c',
      claimedName: 'Ann',
      isVouchedFor: true,
    });
    tab().mute(ann);
    expect(tab().list).toEqual([ann]);
  });
});

describe('Who can be muted', () => {
  it.each([
    ['guest:Ann', '', true],
    ['ann', '', true],
    ['', 'Ann', true],
    ['', '', false],
  ])('by the id "%s" and the name "%s": %s', (id, claimedName, expected) => {
    const somebody = authorOf({ id, claimedName, isVouchedFor: true });
    expect(canBeMuted(somebody)).toBe(expected);
    const people = device().tab();
    people.mute(somebody);
    expect(people.list).toHaveLength(expected ? 1 : 0);
  });
});
