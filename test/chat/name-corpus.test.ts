import { describe, expect, it } from 'vitest';
import { authorOf } from '../../src/chat/author.ts';
import { checkEntry } from '../../src/ui/rooms/check-entry.ts';
import { nameCorpus } from '../support/name-corpus.ts';

// A machine that attests anything: the page has to hold out by itself.
const published = (id: string) => authorOf({ id, claimedName: 'nobody', isVouchedFor: true });
const ids = nameCorpus.flatMap(({ name }) => [name, `guest:${name}`]);

// Whether a name is a user's own or a provider's, only the machine knows.
const isDrawable = (verdict: string) => verdict === 'allowed' || verdict === 'sourced';

describe.each(nameCorpus)('$kind: $name, $verdict', ({ name, verdict, checked = name }) => {
  it('as it is typed into the join form', () => {
    const entry = checkEntry({ machineName: 'Guest', roomName: 'lobby', userName: name }, { isGuest: true });
    expect(entry.ok && entry.request.userName).toBe(verdict === 'refused' ? false : checked);
  });

  it('as the id of a member', () => {
    const { mark, name: drawn } = published(name);
    // This one is a guest's id, letter by letter.
    const rightMark = name === 'guest:Bob' ? 'guest' : isDrawable(verdict) ? 'verified' : 'claimed';
    expect(mark).toBe(rightMark);
    expect(mark === 'verified' ? drawn : name).toBe(name);
  });

  it('as the id of a guest', () => {
    const { mark, name: drawn } = published(`guest:${name}`);
    expect(mark).toBe(isDrawable(verdict) ? 'guest' : 'claimed');
    expect(mark === 'guest' ? drawn : name).toBe(name);
  });
});

describe('all names of the corpus', () => {
  it('are as many people', () => {
    expect(new Set(ids.map((id) => published(id).key)).size).toBe(new Set(ids).size);
  });

  it.each(['verified', 'guest'] as const)('are drawn differently wherever they are marked %s', (mark) => {
    const people = [...new Set(ids)].map(published).filter((author) => author.mark === mark);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });
});
