import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

export interface LambdaBundles {
  /** Paths of the two modules; the folder of each is deployed as it is. */
  readonly tokenHandler: string;
  readonly authorizer: string;
}

const common: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  logLevel: 'warning',
};

export async function buildLambda({ outDir }: { outDir: string }): Promise<LambdaBundles> {
  const tokenHandler = join(outDir, 'token-handler', 'index.mjs');
  const authorizer = join(outDir, 'authorizer', 'index.mjs');
  await build({ ...common, entryPoints: ['tvm/lambda/handler.ts'], outfile: tokenHandler });
  await build({ ...common, entryPoints: ['tvm/lambda/authorizer.ts'], outfile: authorizer });
  return { tokenHandler, authorizer };
}
