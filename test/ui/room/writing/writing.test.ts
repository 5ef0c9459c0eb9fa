import { describe, expect, it } from 'vitest';
import { isAction } from '../../../../src/ui/room/list/is-action.ts';
import { actionText } from '../../../../src/ui/room/writing/action-text.ts';
import { readCommand } from '../../../../src/ui/room/writing/commands.ts';
import { emojiLike, emojiNamed } from '../../../../src/ui/room/writing/emoji.ts';
import { peopleLike } from '../../../../src/ui/room/writing/people-seen.ts';
import { triggerAt } from '../../../../src/ui/room/writing/trigger.ts';
import { withEmoji } from '../../../../src/ui/room/writing/with-emoji.ts';
import { author } from '../../../support/author.ts';

describe('What is begun', () => {
  it.each([
    ['/', { kind: 'command', start: 0, query: '' }],
    ['/me', { kind: 'command', start: 0, query: 'me' }],
    ['so :ta', { kind: 'emoji', start: 3, query: 'ta' }],
    ['hi @', { kind: 'person', start: 3, query: '' }],
    ['hi @Ann L', { kind: 'person', start: 3, query: 'Ann L' }],
  ])('is found before the caret: %j', (text, found) => {
    expect(triggerAt(text, text.length)).toEqual(found);
    expect(triggerAt(`${text}\nmore`, text.length)).toEqual(found);
  });

  it.each([
    ['ありがとう@は', 'person', 5],
    ['サーバー@は', 'person', 4],
    ['いいね:th', 'emoji', 3],
    ['很好:th', 'emoji', 2],
  ] as const)('begins right behind a word where no space is written: %s', (text, kind, start) => {
    expect(triggerAt(text, text.length)).toMatchObject({ kind, start });
  });

  it.each(['', 'hello', '/me ', '/etc/hosts', ' /me', 'at 10:30', 'https://x', ':D', 'ann@example', '@a\nb'])(
    'is nothing in %j',
    (text) => {
      expect(triggerAt(text, text.length)).toBeUndefined();
    },
  );
});

describe('Emoji by name', () => {
  it('have the names that people know from elsewhere', () => {
    expect(['tada', '+1', 'joy', 'heart', '100'].map(emojiNamed)).toEqual(['🎉', '👍', '😂', '❤️', '💯']);
    expect(emojiNamed('no_such_thing')).toBeUndefined();
  });

  it('are suggested by the beginning of a name first, and the shorter name before the longer', () => {
    expect(emojiLike('tad', 6)[0]).toEqual({ emoji: '🎉', name: 'tada' });
    const names = emojiLike('heart', 6).map(({ name }) => name);
    expect(names).toHaveLength(6);
    expect(names[0]).toBe('heart');
  });

  it('take the place of their names, but not in code, times and what is no name', () => {
    const written = (text: string) => withEmoji(text, emojiNamed);
    expect(written('so :tada: :TADA:!')).toBe('so 🎉 🎉!');
    expect(written('`:tada:` :tada: ```js\n:tada:\n``` :nope:')).toBe(
      '`:tada:` 🎉 ```js\n:tada:\n``` :nope:',
    );
    expect(written('at 10:100:00 and https://x:100:')).toBe('at 10:100:00 and https://x:100:');
  });
});

describe('People to mention', () => {
  const rows = ['Ann Lee', 'Bo', 'Zoë', 'Bo', ''].map((name, index) => ({
    kind: 'message' as const,
    key: String(index),
    atMs: 0,
    author: author(name),
    text: 'x',
    own: false,
    delivery: 'received' as const,
  }));
  const timeline = { length: rows.length, at: (index: number) => rows[index] };

  it('are those seen, each once, the latest first', () => {
    expect(peopleLike('', { timeline }, 6)).toEqual(['Bo', 'Zoë', 'Ann Lee']);
  });

  it('are found by the beginning of a word, with or without accents', () => {
    expect(peopleLike('lee', { timeline }, 6)).toEqual(['Ann Lee']);
    expect(peopleLike('ann l', { timeline }, 6)).toEqual(['Ann Lee']);
    expect(peopleLike('ZOE', { timeline }, 6)).toEqual(['Zoë']);
    expect(peopleLike('ee', { timeline }, 6)).toEqual([]);
  });

  it('are none of those who are muted', () => {
    const muted = { has: ({ name }: { readonly name: string }) => name === 'Bo' };
    expect(peopleLike('b', { timeline, muted }, 6)).toEqual([]);
  });
});

describe('A command', () => {
  it.each([
    ['/me waves', { kind: 'text', text: '*Ann waves*' }],
    ['/ME waves\nand *smiles*', { kind: 'text', text: '_Ann waves and *smiles*_' }],
    ['/me', { kind: 'incomplete' }],
    ['/help', { kind: 'help' }],
    ['/shrug it', { kind: 'unknown', name: 'shrug' }],
    ['//shrug it', { kind: 'text', text: '/shrug it' }],
    ['/etc/hosts', { kind: 'text', text: '/etc/hosts' }],
    ['// note', { kind: 'text', text: '// note' }],
    ['/', { kind: 'text', text: '/' }],
    ['hello', { kind: 'text', text: 'hello' }],
  ])('is read: %j', (text, command) => {
    expect(readCommand(text, 'Ann')).toEqual(command);
  });

  it('is drawn as an action only under the name of its writer', () => {
    const row = (text: string, name: string) =>
      isAction({
        kind: 'message',
        key: '',
        atMs: 0,
        author: author(name),
        text,
        own: false,
        delivery: 'received',
      });
    expect(row(actionText('Ann', 'waves'), 'Ann')).toBe(true);
    expect(row(actionText('Ann', 'says *hi*'), 'Ann')).toBe(true);
    expect(row(actionText('Ann', 'waves'), 'Bo')).toBe(false);
    expect(row('*waves*', '')).toBe(false);
    expect(row('*really*', 'Ann')).toBe(false);
    expect(row('*Ann waves* twice', 'Ann')).toBe(false);
  });
});
