import { describe, expect, it } from 'vitest';
import { marked, markOfKeys } from '../../../src/ui/room/marked-selection.ts';

/** Written with the selection in brackets. */
function apply(written: string, mark: string): string {
  const start = written.indexOf('[');
  const end = written.indexOf(']') - 1;
  const text = written.replace(/[[\]]/g, '');
  const marking = marked({ text, start, end }, mark);
  const result = text.slice(0, marking.from) + marking.replacement + text.slice(marking.to);
  return `${result.slice(0, marking.start)}[${result.slice(marking.start, marking.end)}]${result.slice(marking.end)}`;
}

describe('marked', () => {
  it.each([
    ['a [word] more', '**', 'a **[word]** more'],
    ['a **[word]** more', '**', 'a [word] more'],
    ['[word]', '_', '_[word]_'],
    ['_[word]_', '_', '[word]'],
    ['a[ word ]more', '`', 'a `[word]` more'],
    ['here []', '**', 'here **[]**'],
    ['here **[]**', '**', 'here []'],
    ['[]', '`', '`[]`'],
    ['a [  ] b', '_', 'a   _[]_ b'],
  ])('makes of %j with %j: %j', (written, mark, result) => {
    expect(apply(written, mark)).toBe(result);
  });
});

describe('markOfKeys', () => {
  const keys = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

  it.each([
    [{ key: 'b', ctrlKey: true }, false, '**'],
    [{ key: 'i', ctrlKey: true }, false, '_'],
    [{ key: 'e', ctrlKey: true }, false, '`'],
    [{ key: 'B', ctrlKey: true }, false, '**'],
    [{ key: 'и', code: 'KeyB', ctrlKey: true }, false, '**'],
    [{ key: 'b', metaKey: true }, true, '**'],
    [{ key: 'b', ctrlKey: true }, true, undefined],
    [{ key: 'b', metaKey: true }, false, undefined],
    [{ key: 'b', ctrlKey: true, shiftKey: true }, false, undefined],
    [{ key: 'b', ctrlKey: true, altKey: true }, false, undefined],
    [{ key: 'b' }, false, undefined],
    [{ key: 'x', ctrlKey: true }, false, undefined],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true }, false, undefined],
  ])('knows %j (Apple: %s) as %j', (init, isApple, mark) => {
    expect(markOfKeys(keys(init), isApple)).toBe(mark);
  });
});
