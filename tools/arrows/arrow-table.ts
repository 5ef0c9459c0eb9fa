import { PathPattern } from './path-pattern.ts';

/** What a row lets its files import: a room, one file, or a package. */
export interface Arrow {
  /** A `PathPattern`, or the name of a package: `lit`, `@gomomento/*`, `node:*`. */
  readonly to: PathPattern | string;
  readonly typesOnly: boolean;
  /** With the rooms inside that have rows of their own. */
  readonly withAllInside: boolean;
}

/** A row of the table. All its paths together are one room; with stars, one room for each name they stand for. */
export interface Row {
  /** In the document, from 1. */
  readonly line: number;
  readonly paths: readonly PathPattern[];
  readonly mayImport: 'anything' | readonly Arrow[];
  /** The last cell as it is written, for messages. */
  readonly allowance: string;
}

/** The table cannot be read; `line` is that of the document, from 1. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

const HEADER = ['room', 'what lives there', 'may import'];
const PATHS = /^`[^`]+`(, `[^`]+`)*$/;
const ARROW = /^(types of )?(all of )?(`[^`]+`(?: and `[^`]+`)*)$/;
/** A folder ends with a slash, a file with the extension of a source file. */
const PATH = /\/$|\.(m|c)?tsx?$|\.html$/;

/**
 * Reads the table of rooms and arrows out of a Markdown document.
 * @throws {TableError} for a document without the table, or a row that breaks its grammar.
 */
export function readArrowTable(markdown: string): readonly Row[] {
  const lines = markdown.split('\n');
  const header = lines.findIndex((line) => cellsOf(line)?.join() === HEADER.join());
  if (header === -1) throw new TableError(1, `there is no table with the columns ${HEADER.join(' | ')}`);
  const rows: Row[] = [];
  // The line after the header is the rule below it.
  for (let index = header + 2; (lines[index] ?? '').trim() !== ''; index += 1) {
    rows.push(readRow(lines[index] ?? '', index + 1));
  }
  refuseTwins(rows);
  return rows;
}

function readRow(text: string, line: number): Row {
  const [paths = '', , allowance = '', ...more] = cellsOf(text) ?? [];
  if (allowance === '' || more.length > 0) throw new TableError(line, 'a row has three cells');
  if (!PATHS.test(paths)) throw new TableError(line, `"${paths}" is not a list of paths: \`a/\`, \`b.ts\``);
  return {
    line,
    paths: namesIn(paths).map((name) => pathOf(name, line)),
    mayImport: readAllowance(allowance, line),
    allowance,
  };
}

function readAllowance(text: string, line: number): Row['mayImport'] {
  if (text === 'anything') return text;
  if (text === 'nothing') return [];
  return text.split(', ').flatMap((part) => {
    const [, types, all, names] = ARROW.exec(part) ?? [];
    if (names === undefined) {
      throw new TableError(
        line,
        `"${part}" is not \`name\`, types of \`name\`, all of \`name\`, nothing or anything`,
      );
    }
    return namesIn(names).map((name) => ({
      to: PATH.test(name) ? pathOf(name, line) : name,
      typesOnly: types !== undefined,
      withAllInside: all !== undefined,
    }));
  });
}

function pathOf(name: string, line: number): PathPattern {
  if (!PATH.test(name))
    throw new TableError(line, `"${name}" is neither a folder (\`a/\`) nor a file (\`b.ts\`)`);
  return new PathPattern(name);
}

function refuseTwins(rows: readonly Row[]): void {
  const seen = new Set<string>();
  for (const { paths, line } of rows) {
    for (const { text } of paths) {
      if (seen.has(text)) throw new TableError(line, `"${text}" has two rows`);
      seen.add(text);
    }
  }
}

function cellsOf(line: string): string[] | undefined {
  if (!/^\|.*\|$/.test(line)) return undefined;
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
