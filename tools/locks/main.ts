// `npm run locks`: fails on every entry of a lock file whose content npm would not check. Takes the folder of the
// repository, by default the one it is run in.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFiles } from './lock-files.ts';
import { unlockedEntries } from './unlocked-entries.ts';

const [root = '.'] = process.argv.slice(2);
const paths = lockFiles(root);
const unlocked = paths.flatMap((path) =>
  unlockedEntries(readFileSync(join(root, path), 'utf8')).map(
    (entry) => `${path}: ${entry} has no integrity`,
  ),
);
for (const line of unlocked) console.error(line);
if (unlocked.length > 0) process.exitCode = 1;
console.log(`${paths.length} lock files: ${unlocked.length} entries without integrity.`);
