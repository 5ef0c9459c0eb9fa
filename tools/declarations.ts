// The declarations of a package entry, as they were built.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RELATIVE = /(?:\bfrom|\bimport\(|^\s*import)\s*['"](\.{1,2}\/[^'"]+)['"]/gm;

/** What a declaration imports with `./a.ts` stands beside it as `a.d.ts`. */
export function declarationOf(specifier: string, importer: string): string {
  return join(dirname(importer), specifier.replace(/\.[jt]s$/, '.d.ts'));
}

/** These files, and all that they import from files, in the order in which they are met. */
export function reachableFrom(entries: readonly string[]): readonly string[] {
  const reached = new Set(entries);
  for (const path of reached) {
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(RELATIVE)) {
      reached.add(declarationOf(specifier, path));
    }
  }
  return [...reached];
}
