import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

export interface TvmClientBuild {
  /** The folder that stands for `build/tvm-client/`. */
  readonly folder: string;
  readonly modulePath: string;
  remove(): Promise<void>;
}

/**
 * What `npm run build:tvm-client` makes, in a folder of its own, so that tests need no build before them and
 * do not meet each other.
 */
export async function buildTvmClient({ types = false } = {}): Promise<TvmClientBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'tvm-client-'));
  const config = join(root, 'tools/tvm-client.vite.config.ts');
  const output = ['--outDir', folder, '--logLevel', 'error'];
  await run(bin('vite'), ['build', '--config', config, ...output], { cwd: root });
  const project = join(root, 'tools/tvm-client.tsconfig.json');
  if (types) {
    await run(bin('tsc'), ['-p', project, '--outDir', join(folder, 'types')], { cwd: root });
    await cp(join(folder, 'types'), join(folder, 'cjs/types'), { recursive: true });
  }
  return {
    folder,
    modulePath: join(folder, 'index.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Compiles the TypeScript project in `folder`; brings what the compiler says, empty when it is content. */
export async function compileProject(folder: string): Promise<string> {
  try {
    await run(bin('tsc'), ['-p', folder]);
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
