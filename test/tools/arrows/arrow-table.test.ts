import { describe, expect, it } from 'vitest';
import { readArrowTable } from '../../../tools/arrows/arrow-table.ts';

const HEAD = '# Title\n\n| room | what lives there | may import |\n| --- | --- | --- |\n';

function read(...rows: string[]) {
  return readArrowTable(`${HEAD}${rows.join('\n')}\n\nMore words.\n`);
}

describe('readArrowTable', () => {
  it('reads paths, arrows and the line of each row', () => {
    const [first, second] = read(
      '| `a/`, `b.ts` | words with `code`, and a comma | `c/`, types of `d/` and `e`, all of `f/` |',
      '| `c/` | | nothing |',
    );
    expect(first?.line).toBe(5);
    expect(first?.paths.map(({ text }) => text)).toEqual(['a/', 'b.ts']);
    expect(first?.mayImport).toMatchObject([
      { to: { text: 'c/' }, typesOnly: false, withAllInside: false },
      { to: { text: 'd/' }, typesOnly: true, withAllInside: false },
      { to: 'e', typesOnly: true },
      { to: { text: 'f/' }, typesOnly: false, withAllInside: true },
    ]);
    expect(second).toMatchObject({ line: 6, mayImport: [] });
    expect(read('| `test/` | | anything |')).toMatchObject([{ mayImport: 'anything' }]);
  });

  it.each([
    ['| `a/` | words |', 'a row has three cells'],
    ['| `a/` | words | nothing | more |', 'a row has three cells'],
    ['| `a/` | words | |', 'a row has three cells'],
    ['`a/` | words | nothing |', 'a row has three cells'],
    ['| a/ | words | nothing |', '"a/" is not a list of paths'],
    ['| `a/` `b/` | words | nothing |', 'is not a list of paths'],
    ['| `a` | words | nothing |', '"a" is neither a folder (`a/`) nor a file (`b.ts`)'],
    ['| `a/` | words | `b/` and `c/` or so |', '"`b/` and `c/` or so" is not `name`'],
    ['| `a/` | words | b/ |', '"b/" is not `name`'],
    ['| `a/` | words | `b/`; `c/` |', '"`b/`; `c/`" is not `name`'],
    ['| `a/` | words | `b/`, nothing |', '"nothing" is not `name`'],
    ['| `a/` | words | type of `b/` |', '"type of `b/`" is not `name`'],
    ['| `x/` | words | nothing |', '"x/" has two rows'],
  ])('refuses %j, with its line', (row, message) => {
    const reading = () => read('| `x/` | words | nothing |', row);
    expect(reading).toThrow(expect.objectContaining({ name: 'TableError', line: 6 }));
    expect(reading).toThrow(message);
  });

  it('refuses a document without the table', () => {
    expect(() => readArrowTable('# Title\n\n| room | may import |\n')).toThrow('there is no table');
  });
});
