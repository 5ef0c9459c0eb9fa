import { expect, it } from 'vitest';
import { authorOf } from '../../src/chat/author.ts';
import { Authors } from '../../src/chat/authors.ts';

const IDS = [
  '',
  'bob',
  'bob\u034f',
  'guest:bob',
  'x'.repeat(65),
  'name:bob',
  'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c',
];

it('says of everybody what there is to say, as often as they write', () => {
  const authors = new Authors();
  for (let turn = 0; turn < 3; turn++) {
    for (const id of IDS) {
      for (const isVouchedFor of [true, false]) {
        const publisher = { id, claimedName: `claim ${turn}`, isVouchedFor };
        expect(authors.of(publisher)).toEqual(authorOf(publisher));
      }
    }
  }
});

it('keeps one object for a person with an id', () => {
  const authors = new Authors();
  const publisher = { id: 'bob', claimedName: '', isVouchedFor: true };
  expect(authors.of(publisher)).toBe(authors.of({ ...publisher, claimedName: 'the boss' }));
});

it('keeps one object for each name that somebody gives themselves whose id is none', () => {
  const authors = new Authors();
  const publisher = { id: 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', claimedName: 'Bob', isVouchedFor: true };
  expect(authors.of(publisher)).toBe(authors.of({ ...publisher }));
  expect(authors.of({ ...publisher, claimedName: 'Rob' }).name).toBe('Rob');
});

it('keeps one object for a name that is claimed without an id, and another for each other name', () => {
  const authors = new Authors();
  const publisher = { id: '', claimedName: 'Bob', isVouchedFor: true };
  expect(authors.of(publisher)).toBe(authors.of({ ...publisher }));
  expect(authors.of({ ...publisher, claimedName: 'Rob' }).name).toBe('Rob');
});

it('takes nobody for somebody whose id and name together read the same', () => {
  const authors = new Authors();
  const id = 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c';
  const known = authors.of({ id, claimedName: ' Bob', isVouchedFor: true });
  for (const other of [`${id} Bob`, `${id}  Bob`, `${id} Bob `]) {
    const publisher = { id: other, claimedName: '', isVouchedFor: true };
    expect(authors.of(publisher)).toEqual(authorOf(publisher));
    expect(authors.of(publisher).key).not.toBe(known.key);
  }
});
