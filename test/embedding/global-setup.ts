import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nextSite } from './embedded-server.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Installs this project as others do: packed, and from the package. Puts the site that uses it beside that. */
export default async function setup(): Promise<void> {
  await rm(nextSite, { recursive: true, force: true });
  await cp(join(root, 'examples/nextjs'), nextSite, { recursive: true, filter: isOfTheExample });
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-'));
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
    const tarball = join(folder, 'momento-chat-0.1.0.tgz');
    // The servers' lock file has brought everything else, but a machine may never have heard of the peer by name.
    await run(
      'npm',
      ['install', '--no-save', '--no-package-lock', '--prefer-offline', '--no-audit', tarball],
      {
        cwd: import.meta.dirname,
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Not what whoever tried the example has left there. */
function isOfTheExample(path: string): boolean {
  return !/[\\/](?:node_modules|\.next|package-lock\.json)$/.test(path);
}
