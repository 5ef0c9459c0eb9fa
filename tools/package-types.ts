// Writes the types of one package, NAME in `tsx tools/package-types.ts NAME`, beside what was built for `import` and
// for `require`. It is the same text twice: which of the two a type belongs to is said by the package.json above it.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';

const [name = ''] = process.argv.slice(2);
const types = `build/${name}/types`;
execFileSync('tsc', ['-p', `tools/${name}.tsconfig.json`, '--outDir', types], { stdio: 'inherit' });
cpSync(types, `build/${name}/cjs/types`, { recursive: true });
