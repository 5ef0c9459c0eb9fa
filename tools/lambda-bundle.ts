import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { leaveOut } from './esbuild-left-out.ts';

export interface LambdaBundles {
  /** Paths of the two modules; the folder of each is deployed as it is. */
  readonly tokenHandler: string;
  readonly authorizer: string;
}

/** Of what `@gomomento/sdk` imports: what vending a token never reaches. */
export const unreachedModules: readonly string[] = [
  '@gomomento/sdk/dist/src/cache-client',
  '@gomomento/sdk/dist/src/topic-client',
  '@gomomento/sdk/dist/src/preview-leaderboard-client',
  '@gomomento/sdk/dist/src/preview-function-client',
  '@gomomento/sdk/dist/src/internal/cache-data-client',
  '@gomomento/generated-types/dist/cacheclient',
  '@gomomento/generated-types/dist/controlclient',
  '@gomomento/generated-types/dist/cachepubsub',
  '@gomomento/generated-types/dist/cacheping',
  '@gomomento/generated-types/dist/leaderboard',
  '@gomomento/generated-types/dist/webhook',
  '@gomomento/generated-types/dist/function',
  '@gomomento/generated-types/dist/function_types',
  // Reads .proto files, for the reports of a gRPC server; in a bundle it could not find them.
  '@grpc/proto-loader/build/src/index',
];

const common: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // The Lambda runtime brings it along.
  external: ['@aws-sdk/*'],
  // CommonJS packages within `require` Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
};

/** @param options.leftOut what to leave out of the token handler; default: all that is unreached. */
export async function buildLambda({
  outDir,
  leftOut = unreachedModules,
}: {
  outDir: string;
  leftOut?: readonly string[];
}): Promise<LambdaBundles> {
  const tokenHandler = join(outDir, 'token-handler', 'index.mjs');
  const authorizer = join(outDir, 'authorizer', 'index.mjs');
  await build({
    ...common,
    entryPoints: ['tvm/lambda/handler.ts'],
    outfile: tokenHandler,
    plugins: [leaveOut(leftOut)],
  });
  await build({ ...common, entryPoints: ['tvm/lambda/authorizer.ts'], outfile: authorizer });
  return { tokenHandler, authorizer };
}
