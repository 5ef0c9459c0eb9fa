import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, readArrowTable, TableError } from './arrow-table.ts';
import { type Circle, findCircles } from './circles.ts';
import { type ImportGraph, readImportGraph } from './import-graph.ts';
import { type Fault, judgeImports, judgeRows } from './judge.ts';
import type { PathPattern } from './path-pattern.ts';

/** Holds the table of rooms and arrows. */
const DOCUMENT = 'ARCHITECTURE.md';

/** What came out of a check. */
export interface ArrowReport {
  readonly faults: readonly Fault[];
  readonly fileCount: number;
  readonly importCount: number;
}

/**
 * Holds every import of a repository against the table in its ARCHITECTURE.md, and looks for circles.
 * @throws {SyntaxError} for a file that cannot be parsed.
 */
export function checkArrows(root: string): ArrowReport {
  const graph = readImportGraph(root);
  const importCount = [...graph.values()].reduce((sum, { length }) => sum + length, 0);
  return { faults: faultsOf(root, graph), fileCount: graph.size, importCount };
}

function faultsOf(root: string, graph: ImportGraph): readonly Fault[] {
  const circles = findCircles(graph).map((circle) => circleFault(circle, graph));
  const rows = readRows(root);
  if ('reason' in rows) return [rows, ...circles];
  const paths = [...graph.keys()];
  // A folder without scripts has a row as well, so the disk is asked; with a star, the scripts.
  const exists = (path: PathPattern) =>
    path.text.includes('*')
      ? paths.some((each) => path.match(each) !== undefined)
      : existsSync(join(root, path.text));
  return [...judgeRows(rows, DOCUMENT, exists), ...judgeImports(graph, rows, DOCUMENT), ...circles];
}

function readRows(root: string): readonly Row[] | Fault {
  try {
    return readArrowTable(readFileSync(join(root, DOCUMENT), 'utf8'));
  } catch (error) {
    if (error instanceof TableError) return { at: `${DOCUMENT}:${error.line}`, reason: error.message };
    throw error;
  }
}

function circleFault(circle: Circle, graph: ImportGraph): Fault {
  const [first = ''] = circle;
  const steps = circle.map((path, index) => {
    const next = circle[(index + 1) % circle.length];
    const imports = graph.get(path)?.filter(({ file }) => file === next) ?? [];
    const line = imports[0]?.line ?? 1;
    return { at: `${path}:${line}`, typesOnly: imports.every(({ typesOnly }) => typesOnly) };
  });
  const way = steps.map(({ at, typesOnly }) => `${at} ${typesOnly ? '(types) ' : ''}-> `).join('');
  return { at: steps[0]?.at ?? first, reason: `imports in a circle: ${way}${first}` };
}
