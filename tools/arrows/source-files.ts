import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What git ignores, and what an install or a build wrote. Folders that begin with a dot are passed over as well. */
const PASSED_OVER = new Set(['node_modules', 'dist', 'build', 'coverage']);
const SOURCE = /(?<!\.d)\.[mc]?[jt]sx?$/;

/** The scripts below `root`, by their path from there, sorted. */
export function sourceFiles(root: string, folder = ''): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        const isPassedOver = PASSED_OVER.has(entry.name) || entry.name.startsWith('.');
        return isPassedOver ? [] : sourceFiles(root, `${path}/`);
      }
      return SOURCE.test(entry.name) ? [path] : [];
    });
}
