import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { LICENSES_FILE, licensesText, packageOf } from './vite-bundled-licenses.ts';

export interface LambdaBundles {
  /** Paths of the two modules; the folder of each is deployed as it is. */
  readonly tokenHandler: string;
  readonly authorizer: string;
  /** What the token function loads whatever its kind: its module, and those that this one imports at once. */
  readonly tokenHandlerBytes: number;
}

const common: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // What only one kind of machine needs is a file of its own, which no other one loads.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
};

export async function buildLambda({ outDir }: { outDir: string }): Promise<LambdaBundles> {
  const tokenHandler = join(outDir, 'token-handler');
  const authorizer = join(outDir, 'authorizer');
  // The files of another build would be deployed beside these.
  await Promise.all([tokenHandler, authorizer].map((dir) => rm(dir, { recursive: true, force: true })));
  const { metafile } = await build({
    ...common,
    entryPoints: { index: 'tvm/lambda/handler.ts' },
    outdir: tokenHandler,
    metafile: true,
  });
  const other = await build({
    ...common,
    entryPoints: { index: 'tvm/lambda/authorizer.ts' },
    outdir: authorizer,
    metafile: true,
  });
  await writeLicenses(outDir, [metafile, other.metafile]);
  return {
    tokenHandler: join(tokenHandler, 'index.mjs'),
    authorizer: join(authorizer, 'index.mjs'),
    tokenHandlerBytes: loadedBytes(metafile),
  };
}

/** Beside the functions, for who is given them: what they hold of others. */
async function writeLicenses(outDir: string, builds: readonly Metafile[]): Promise<void> {
  const modules = builds.flatMap(({ inputs }) =>
    Object.keys(inputs).map((path) => join(process.cwd(), path)),
  );
  const folders = new Set(modules.map(packageOf).filter((folder) => folder !== undefined));
  const text = licensesText(folders);
  if (text !== undefined) await writeFile(join(outDir, LICENSES_FILE), text);
}

function loadedBytes({ outputs }: Metafile): number {
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === 'tvm/lambda/handler.ts');
  // Grows while it is gone through.
  const loaded = new Set(entry === undefined ? [] : [entry]);
  for (const path of loaded) {
    const imports = outputs[path]?.imports ?? [];
    for (const { kind, path: next } of imports)
      if (kind === 'import-statement' && outputs[next]) loaded.add(next);
  }
  return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
