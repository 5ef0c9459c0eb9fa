// `npm run release`: looks whether this is ready to be given away, and writes the files of it into `build/release`: both
// packages, a list of what is in them (SBOM) and their sums. It publishes nothing. With `--dry-run` it also goes on with
// what is not ready. docs/releasing.md says what comes before and after.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundledSbom, type Sbom } from './bundled-sbom.ts';
import { type Manifest, unreadiness } from './readiness.ts';

const FOLDER = 'build/release';
const LICENSES = 'build/entries/licenses.txt';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const isDryRun = values['dry-run'];
const manifest = readManifest('package.json');
const problems = unreadiness({
  manifest,
  createManifest: readManifest('create/package.json'),
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  changes: run('git', 'status', '--porcelain').trimEnd(),
});
for (const problem of problems) console.error(`not ready: ${problem}`);
if (problems.length === 0 || isDryRun) writeRelease();
else process.exitCode = 1;

function writeRelease(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  // The first builds what it packs.
  run('npm', 'pack', '--silent', '--pack-destination', FOLDER);
  run('npm', 'pack', '--silent', '--pack-destination', FOLDER, './create');
  const all = JSON.parse(run('npm', 'sbom', '--sbom-format', 'cyclonedx')) as Sbom;
  const { name, version } = manifest;
  const sbom = bundledSbom(all, { name, licenses: readFileSync(LICENSES, 'utf8') });
  writeFileSync(join(FOLDER, `${name}-${version}.cdx.json`), `${JSON.stringify(sbom, null, 2)}\n`);
  const sums = readdirSync(FOLDER).map((file) => `${sha256(join(FOLDER, file))}  ${file}\n`);
  writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
  console.log(`${FOLDER}:\n${sums.join('')}${sbom.components.length} packages are bundled.`);
  if (manifest.private) console.log('package.json says "private": npm will refuse to publish it.');
}

function readManifest(path: string): Manifest & { readonly name: string } {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest & { readonly name: string };
}

function run(file: string, ...args: readonly string[]): string {
  return execFileSync(file, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
