import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatted, type Piece, withoutMarks } from '../../../../../src/ui/room/list/text/formatted.ts';

const strong = (...pieces: unknown[]) => ({ kind: 'strong', pieces });
const em = (...pieces: unknown[]) => ({ kind: 'em', pieces });
const struck = (...pieces: unknown[]) => ({ kind: 's', pieces });
const code = (text: string) => ({ kind: 'code', text, isBlock: false });
const block = (text: string) => ({ kind: 'code', text, isBlock: true });
const link = (text: string) => expect.objectContaining({ kind: 'link', text }) as unknown;

function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) => sum + 1 + (typeof piece === 'object' && 'pieces' in piece ? countOf(piece.pieces) : 0),
    0,
  );
}

describe('formatted', () => {
  it.each<[string, unknown[]]>([
    ['a **bold** word', ['a ', strong('bold'), ' word']],
    ['an *italic* word', ['an ', em('italic'), ' word']],
    ['an _italic_ word', ['an ', em('italic'), ' word']],
    ['~~no~~ yes', [struck('no'), ' yes']],
    ['***both***', [strong(em('both'))]],
    ['**bold with *italic* in it**', [strong('bold with ', em('italic'), ' in it')]],
    ['_**bold** in italic_', [em(strong('bold'), ' in italic')]],
    ['(*so*), **so**!', ['(', em('so'), '), ', strong('so'), '!']],
    ['**two words** and *two more*', [strong('two words'), ' and ', em('two more')]],
    ['これは**重要**です', ['これは', strong('重要'), 'です']],
    ['**중요**합니다', [strong('중요'), '합니다']],
    ['**مهم** جدا', [strong('مهم'), ' جدا']],
    ['*🎉*', [em('🎉')]],
    ['run `npm ci` now', ['run ', code('npm ci'), ' now']],
    ['`` a ` in it ``', [code(' a ` in it ')]],
    ['**see `code`**', [strong('see ', code('code'))]],
    ['`**not bold**`', [code('**not bold**')]],
    ['`https://a.example`', [code('https://a.example')]],
    ['**https://a.example**', [strong(link('https://a.example'))]],
    ['https://a.example/x_y_z and _so_', [link('https://a.example/x_y_z'), ' and ', em('so')]],
    ['before\n```\nlet a;\n  a = 1;\n```\nafter', ['before', block('let a;\n  a = 1;'), 'after']],
    ['```ts\nlet a;\n```', [block('let a;')]],
    ['```one line```', [block('one line')]],
    ['```\n`a` **b**\n```', [block('`a` **b**')]],
    ['*a *b* c', ['*a ', em('b'), ' c']],
  ])('shows %j as what its marks say', (text, pieces) => {
    expect(formatted(text)).toEqual(pieces);
  });

  it.each([
    'snake_case_name and __init__',
    '2*3*4 = 24, 2 * 3 * 4, 2**3 and 4**5',
    '*.ts and *.js',
    '**kwargs, *args',
    '/* a comment */',
    '* a list\n* of two',
    '**over two\nlines**',
    '** spaces inside **',
    '¯\\_(ツ)_/¯ *_* ^_^ -_- T_T',
    '**** and ____ and *****',
    '\\*not italic*',
    'a ` alone, and `` two',
    '`over two\nlines`',
    '``` no end',
    '` `',
    '****',
    '~5 minutes~ or ~~~',
  ])('leaves %j as it is written', (text) => {
    expect(formatted(text)).toEqual([text]);
  });

  it('loses nothing but marks, line ends beside a block, and the name of its language', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '*',
        '**',
        '_',
        '~~',
        '`',
        '```',
        '\n',
        ' ',
        'a',
        'ツ',
        '\\',
        'https://a.example/',
        '😀',
      ),
      maxLength: 60,
    });
    // Spaces beside a block, and the letter that is the name of a language, are not counted.
    const letters = (written: string) => written.replace(/[*_~`\sa]/g, '');
    fc.assert(
      fc.property(text, (written) => {
        const shown = withoutMarks(written);
        expect(letters(shown)).toBe(letters(written));
        expect(written.length).toBeGreaterThanOrEqual(shown.length);
        expect(shown.trim() === '').toBe(written.trim() === '');
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves what has no marks as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '-', '😀') }), (text) => {
        expect(formatted(text)).toEqual([text]);
      }),
    );
  });

  it.each(['*a*', '`a`', '_a_ ', '**a** *b* ', '~~a~~', '```a``` ', 'https://a.b '])(
    'makes a bounded number of pieces of %j many times',
    (mark) => {
      expect(countOf(formatted(mark.repeat(4_096 / mark.length)))).toBeLessThan(200);
    },
  );

  it('does not nest deeper than there are marks', () => {
    const depth = (pieces: readonly Piece[]): number =>
      Math.max(
        0,
        ...pieces.map((piece) =>
          typeof piece === 'object' && 'pieces' in piece ? 1 + depth(piece.pieces) : 0,
        ),
      );
    const text = fc.string({ unit: fc.constantFrom('*', '**', '_', '~~', 'a', ' '), maxLength: 200 });
    fc.assert(
      fc.property(text, (written) => {
        expect(depth(formatted(written))).toBeLessThanOrEqual(5);
      }),
    );
  });
});
