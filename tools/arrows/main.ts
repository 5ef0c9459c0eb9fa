// `npm run arrows`: fails on every import that the table in ARCHITECTURE.md does not allow, and on circles. Takes
// the folder of the repository, by default the one it is run in.

import { checkArrows } from './check-arrows.ts';

const [root = '.'] = process.argv.slice(2);
const { faults, fileCount, importCount } = checkArrows(root);
for (const { at, reason } of faults) console.error(`${at} ${reason}`);
if (faults.length > 0) process.exitCode = 1;
console.log(
  `${importCount} imports of ${fileCount} files: ${faults.length} that ARCHITECTURE.md does not allow.`,
);
