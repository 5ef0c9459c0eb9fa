import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = new Set(['package-lock.json', 'npm-shrinkwrap.json']);
// What others wrote, and what is made anew.
const LEFT_OUT = new Set(['node_modules', '.git', 'build', 'dist', 'cdk.out']);

/** Paths of the lock files below a folder. */
export function lockFiles(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : lockFiles(root, path);
    return NAMES.has(entry.name) ? [path] : [];
  });
}
