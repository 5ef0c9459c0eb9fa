import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type FoundImport, findImports } from './found-imports.ts';
import { sourceFiles } from './source-files.ts';

/** An import, and what it leads to. */
export interface Import extends FoundImport {
  /** The path of a file, from the top of the repository; undefined for packages, and for what leads nowhere. */
  readonly file?: string;
  /** As it is imported: `lit/decorators.js`, `node:path`. */
  readonly packagePath?: string;
}

/** The imports of every script of a repository, by the path of the script. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

/** @throws {SyntaxError} for a file that cannot be parsed. */
export function readImportGraph(root: string): ImportGraph {
  const isFile = (path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
  return new Map(
    sourceFiles(root).map((path) => [
      path,
      importsOf(root, path).map((each): Import => ({ ...each, ...targetOf(each, { from: path, isFile }) })),
    ]),
  );
}

function importsOf(root: string, path: string): readonly FoundImport[] {
  try {
    return findImports(path, readFileSync(join(root, path), 'utf8'));
  } catch (cause) {
    throw new SyntaxError(`unable to parse ${path}; ${String(cause)}`, { cause });
  }
}

interface Place {
  readonly from: string;
  readonly isFile: (path: string) => boolean;
}

/**
 * Relative imports name their file in full, extension and all, so nothing is tried out. What a page is served, as
 * `/name/…`, is not in this folder: it goes by that name.
 */
function targetOf({ specifier }: FoundImport, { from, isFile }: Place): Pick<Import, 'file' | 'packagePath'> {
  if (specifier === undefined) return {};
  if (!/^\.{1,2}\//.test(specifier)) return { packagePath: specifier.replace(/^\//, '') };
  const path = posix.join(posix.dirname(from), specifier);
  return isFile(path) ? { file: path } : {};
}
