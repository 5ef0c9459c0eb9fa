// Stand-ins for what `npm run build` and `npm run build:lambda` make, so that these tests need neither.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const pageStyle = 'body { margin: 0 }';

const page = `<!doctype html>
<style id="page-styles">${pageStyle}</style>
<script type="module" src="./assets/index-B1x.js"></script>`;

const files: Readonly<Record<string, string>> = {
  'lambda/token-handler/index.mjs': 'export const handler = () => "token-handler";',
  'lambda/authorizer/index.mjs': 'export const handler = () => "authorizer";',
  'page/index.html': page,
  'page/favicon.svg': '<svg/>',
  'page/config.json': '{}',
  'page/_headers': '/*',
  'page/assets/index-B1x.js': 'export {};',
};

export interface Builds {
  readonly lambdaDir: string;
  readonly pageDir: string;
}

export function writeBuilds(): Builds {
  const root = temporaryDir();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return { lambdaDir: join(root, 'lambda'), pageDir: join(root, 'page') };
}

const temporaryRoot = mkdtempSync(join(tmpdir(), 'chat-infra-'));
process.once('exit', () => rmSync(temporaryRoot, { recursive: true, force: true }));

/** Removed when the process ends. */
export function temporaryDir(): string {
  return mkdtempSync(join(temporaryRoot, 'x'));
}
