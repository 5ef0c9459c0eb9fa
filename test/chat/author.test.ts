import { describe, expect, it } from 'vitest';
import { type Author, authorOf } from '../../src/chat/author.ts';

/** The author of an item in a cache whose ids somebody vouches for. */
const attested = (id: string, claimedName = '') => authorOf({ id, claimedName, isVouchedFor: true });
const claimed = (claimedName: string) => authorOf({ id: '', claimedName, isVouchedFor: true });
const shown = ({ name, mark }: Author) => [name, mark];

const CGJ = '\u034f';

describe('authorOf', () => {
  it('believes the token id and not the payload', () => {
    expect(shown(attested('bob', 'Ann'))).toEqual(['bob', 'verified']);
  });

  it('gives guests the mark of guests', () => {
    expect(shown(attested('guest:Ann', 'the boss'))).toEqual(['Ann', 'guest']);
  });

  it('shows what the payload says as a claim where nobody attests anything', () => {
    expect(shown(claimed('Ann'))).toEqual(['Ann', 'claimed']);
  });

  it('shows an id as a claim where nobody vouches for it, and guests as guests', () => {
    const unvouched = (id: string) => shown(authorOf({ id, claimedName: 'the boss', isVouchedFor: false }));
    expect(unvouched('Gus')).toEqual(['Gus', 'claimed']);
    expect(unvouched('guest:Gus')).toEqual(['Gus', 'guest']);
  });

  describe('where the id of somebody who signed in is no name', () => {
    const id = 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c';

    it('shows the name of the message, which nobody vouches for, and the end of the id', () => {
      const author = attested(id, 'Ann');
      expect(shown(author)).toEqual(['Ann', 'opaque']);
      expect(author.idTail).toBe('7f6a8c');
      expect(attested(id.toUpperCase(), 'Ann').mark).toBe('opaque');
    });

    it('tells two of one name apart, and knows each again under another', () => {
      const other = attested('b4c8f4e8-7031-70f5-1b5e-2b3e6d000000', 'Ann');
      expect([other.name, other.idTail]).toEqual(['Ann', '000000']);
      expect(other.key).not.toBe(attested(id, 'Ann').key);
      expect(attested(id, 'Queen Ann').key).toBe(attested(id, 'Ann').key);
    });

    it.each(['', id, id.toUpperCase(), '\u202e'])('has no name for who claims %j', (claim) => {
      expect(shown(attested(id, claim))).toEqual(['', 'opaque']);
    });

    it('shows no such id as a name either, where a message claims it', () => {
      expect(shown(claimed(id))).toEqual(['', 'claimed']);
    });

    it('takes it for a claim where nobody vouches for ids', () => {
      const author = authorOf({ id, claimedName: 'Ann', isVouchedFor: false });
      expect([shown(author), author.idTail]).toEqual([[id, 'claimed'], undefined]);
    });

    it.each([`guest:${id}`, `${id}0`, id.replaceAll('-', ''), 'b4c8f4e8', `x${id.slice(1)}`])(
      'takes %s for a name like any other',
      (name) => {
        expect(attested(name, 'the boss').mark).not.toBe('opaque');
        expect(attested(name, 'the boss').name).not.toBe('the boss');
      },
    );
  });

  describe('where ids are said to be no names', () => {
    const opaque = (id: string, claimedName = 'Ann') =>
      authorOf({ id, claimedName, isVouchedFor: true, areOpaque: true });

    it.each([
      ['10769150350006150715113082367', '082367'],
      ['okta:00u1ab2cd3EF', '2cd3EF'],
      ['ann', 'ann'],
      ['b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', '7f6a8c'],
    ])('shows the name of the message, and the end of %s', (id, idTail) => {
      expect(opaque(id)).toEqual({ key: `id:${id}`, name: 'Ann', mark: 'opaque', idTail });
    });

    it('has no name for who claims the id', () => {
      expect(shown(opaque('ann', 'ann'))).toEqual(['', 'opaque']);
    });

    it('gives guests the mark of guests', () => {
      expect(shown(opaque('guest:Gus'))).toEqual(['Gus', 'guest']);
    });

    it.each(['guest:\u202e', 'ann\u200d', 'Ann Lee', 'Änn', 'x🙂'])(
      'takes %j for a claim, whose end may not be seen',
      (id) => expect([opaque(id).mark, opaque(id).idTail]).toEqual(['claimed', undefined]),
    );

    it('takes them for claims where nobody vouches for them', () => {
      const author = authorOf({ id: '1076', claimedName: 'Ann', isVouchedFor: false, areOpaque: true });
      expect(shown(author)).toEqual(['1076', 'claimed']);
    });
  });

  it('leaves the name empty where nobody said a readable one', () => {
    expect(shown(claimed('\u0000\u202e'))).toEqual(['', 'claimed']);
    expect(shown(attested(CGJ, 'Ann'))).toEqual(['', 'claimed']);
  });

  it('keeps every name on one bounded line', () => {
    expect(claimed(`Ann\n${'x'.repeat(10_000)}`).name).toMatch(/^Ann x{60}$/);
    expect(attested('a\u202eb\u0000').name).toBe('ab');
  });

  it.each([
    ['what draws nothing', `ann${CGJ}`, 'ann'],
    ['what draws nothing, before a prefix', `${CGJ}guest:Bob`, 'guest:Bob'],
    ['what draws nothing, behind a prefix', `guest:Bob${CGJ}`, 'guest:Bob'],
    ['what turns the direction', 'a\u202enn', 'ann'],
    ['a soft hyphen', 'an\u00adn', 'ann'],
    ['a letter in two parts', 'Jose\u0301', 'Jos\u00e9'],
    ['a space at the end', 'ann ', 'ann'],
    ['another space', 'ann\u00a0lee', 'ann lee'],
    ['two spaces', 'ann  lee', 'ann lee'],
    ['nothing behind a prefix', 'guest:', 'guest:'],
    ['a prefix behind a prefix', 'guest:guest:Bob', 'guest:guest:Bob'],
    ['a prefix in another case', 'Guest:Bob', 'Guest:Bob'],
    ['a prefix in wide letters', '\uff47uest\uff1aBob', '\uff47uest\uff1aBob'],
  ])('neither verifies nor lets in as a guest an id with %s', (_, id, name) => {
    expect(shown(attested(id))).toEqual([name, 'claimed']);
  });

  it('verifies no id with a joiner that no script needs', () => {
    expect(attested('ann\u200d').mark).toBe('claimed');
    expect(shown(attested('می\u200cخواهم'))).toEqual(['می\u200cخواهم', 'verified']);
  });

  it('tells people apart by what was attested, however alike they are drawn', () => {
    const alike = ['ann', `ann${CGJ}`, 'guest:ann', `guest:ann${CGJ}`, 'name:ann', 'ann '].map((id) =>
      attested(id),
    );
    const claims = ['ann', `ann${CGJ}`, 'guest:ann', 'id:ann', 'ann '].map(claimed);
    const keys = [...alike, ...claims].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('knows somebody again, whatever a message claims', () => {
    expect(attested('bob', 'Ann').key).toBe(attested('bob', 'Cy').key);
    expect(claimed('Ann').key).toBe(claimed('Ann').key);
  });

  it('keeps no more of a claim than it looks at', () => {
    expect(claimed('x'.repeat(10_000)).key.length).toBeLessThan(300);
    expect(attested('x'.repeat(10_000)).key.length).toBeLessThan(300);
  });
});
