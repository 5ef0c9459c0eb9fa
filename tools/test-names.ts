// Tells which tests of an older checkout a newer one does not have: `npx tsx tools/test-names.ts <older> <newer>`,
// both with `npm ci` done. What follows goes to `vitest list`, as `--project unit`. Ends with 1 if there are any.

import { execFileSync } from 'node:child_process';

interface Listed {
  readonly name: string;
  readonly file: string;
}

const [older, newer, ...options] = process.argv.slice(2);
if (!older || !newer) throw new Error('usage: tsx tools/test-names.ts <older checkout> <newer checkout>');

/** `file > name` of each test, however often it is there. */
function testsOf(checkout: string): ReadonlySet<string> {
  const listed = execFileSync('npx', ['vitest', 'list', '--json', ...options], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // What is said before it is no part of it.
  const tests = JSON.parse(listed.slice(listed.search(/^\[/m))) as readonly Listed[];
  return new Set(tests.map(({ name, file }) => `${file.slice(file.indexOf('/test/') + 1)} > ${name}`));
}

const [before, now] = [testsOf(older), testsOf(newer)];
const gone = [...before].filter((test) => !now.has(test));
for (const test of gone) console.log(`gone: ${test}`);
console.log(`${before.size} tests before, ${now.size} now, ${gone.length} of those before are gone`);
process.exitCode = gone.length > 0 ? 1 : 0;
