// Writes the types of one package, NAME in `tsx tools/package-types.ts NAME`, beside what was built for `import` and
// for `require`. It is the same text twice: which of the two a type belongs to is said by the package.json above it.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { reachableFrom } from './declarations.ts';

const PACKAGE = /(?:\bfrom|\bimport\(|^\s*import)\s*['"]([^.'"][^'"]*)['"]/gm;

const [name = ''] = process.argv.slice(2);
const types = `build/${name}/types`;
rmSync(types, { recursive: true, force: true });
execFileSync('tsc', ['-p', `tools/${name}.tsconfig.json`, '--outDir', types], { stdio: 'inherit' });
dropInternals();
refuseStrangers();
cpSync(types, `build/${name}/cjs/types`, { recursive: true });

/** Takes away what no entry leads to: the insides of what it is made of. */
function dropInternals(): void {
  const manifest = readFileSync('package.json', 'utf8');
  const entries = [...manifest.matchAll(/"types": "\.\/([^"]+)"/g)].map(([, path = '']) => normalize(path));
  const reached = reachableFrom(entries.filter((path) => path.startsWith(`${types}/`)));
  for (const path of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    const file = join(types, path);
    if (file.endsWith('.d.ts') && !reached.includes(file)) rmSync(file);
  }
}

/** What is bundled is not there where the package is installed: declarations that name it are faults to TypeScript. */
function refuseStrangers(): void {
  const { peerDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  const known = ['node:', ...Object.keys(peerDependencies)];
  for (const path of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.d.ts')) continue;
    for (const [, named = ''] of readFileSync(join(types, path), 'utf8').matchAll(PACKAGE)) {
      if (known.some((name) => named.startsWith(name))) continue;
      throw new Error(
        `unable to write the types of ${name}; ${path} names ${named}, which nobody has to install`,
      );
    }
  }
}
