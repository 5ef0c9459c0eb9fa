import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin, ResolvedConfig, Rolldown } from 'vite';
import { WORKER_FILE } from '../src/names/worker.ts';
import type { Build } from '../worker/build.ts';
import { packageOf } from './vite-bundled-licenses.ts';

export interface AppWorkerOptions {
  readonly entry: string;
  /** What index.html draws of `public/`. */
  readonly drawn: readonly string[];
}

/**
 * Writes the service worker beside index.html: one classic script, with a list of all files of this build in it. In
 * development there is none.
 */
export function appWorker({ entry, drawn }: AppWorkerOptions): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'app-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      // When index.html is written.
      order: 'post',
      async handler(_options, bundle) {
        const build = buildOf(
          bundle,
          new Map(drawn.map((file) => [file, readFileSync(join(config.publicDir, file))])),
        );
        this.emitFile({ type: 'asset', fileName: WORKER_FILE, source: await bundled(entry, build) });
      },
    },
  };
}

function buildOf(bundle: Rolldown.OutputBundle, drawn: ReadonlyMap<string, Buffer>): Build {
  const page = bundle['index.html'];
  if (page?.type !== 'asset') throw new Error('unable to write the service worker; there is no index.html');
  const html = String(page.source);
  const [, entry] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html) ?? [];
  if (entry === undefined) throw new Error('unable to write the service worker; index.html names no script');
  const assets = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
  const files = [...drawn.keys(), ...assets].toSorted();
  // The names of all others hold a hash of what is in them.
  const hash = createHash('sha256').update(html).update(files.join('\n'));
  for (const content of drawn.values()) hash.update(content);
  return { version: hash.digest('hex').slice(0, 12), files, entry };
}

async function bundled(input: string, build: Build): Promise<string> {
  const worker = await rolldown({
    input,
    transform: { target: 'es2022', define: { BUILD: JSON.stringify(build) } },
  });
  try {
    const { output } = await worker.generate({ format: 'iife', minify: true });
    const [{ code, moduleIds }, ...more] = output;
    if (more.length > 0) throw new Error('unable to write the service worker; it is more than one file');
    const foreign = moduleIds.find(packageOf);
    if (foreign !== undefined)
      throw new Error(`unable to write the service worker; no license names ${foreign}`);
    return code;
  } finally {
    await worker.close();
  }
}
