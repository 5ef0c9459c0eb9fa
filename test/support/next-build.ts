import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /(?<=assets\/|"\.\/|`\.\/)[\w-]+-[\da-z]{7}(?=\.js)/g;
const VERSION = /(?<=version:`)[\da-f]{12}(?=`)/g;

/**
 * Writes into `outDir` what a build would give after a change in a part that all others take: each file of `pageDir` that
 * names another has a name of its own, and so has the version of the worker. To build it would take ten seconds.
 */
export function writeNextBuild(pageDir: string, outDir: string): void {
  cpSync(pageDir, outDir, { recursive: true });
  const assets = join(outDir, 'assets');
  const scripts = readdirSync(assets)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ name: file.slice(0, -'.js'.length), text: readFileSync(join(assets, file), 'utf8') }));
  const renamed = new Set(scripts.filter(({ text }) => text.search(NAME) >= 0).map(({ name }) => name));
  const next = (name: string) => (renamed.has(name) ? withAnotherEnd(name) : name);
  for (const { name, text } of scripts) {
    rmSync(join(assets, `${name}.js`));
    writeFileSync(join(assets, `${next(name)}.js`), text.replace(NAME, next));
  }
  for (const file of ['index.html', 'sw.js']) {
    const text = readFileSync(join(outDir, file), 'utf8');
    writeFileSync(join(outDir, file), text.replace(NAME, next).replace(VERSION, withAnotherEnd));
  }
}

function withAnotherEnd(text: string): string {
  return text.replace(/.$/, (end) => (end === '0' ? '1' : '0'));
}
