import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as TvmClientModule from '../../src/tvm-client/index.ts';
import { serveLocally } from '../support/http-server.ts';
import { buildTvmClient, compileProject, type TvmClientBuild } from '../support/tvm-client-build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let build: TvmClientBuild;

beforeAll(async () => {
  build = await buildTvmClient({ types: true });
}, 60_000);
afterAll(() => build.remove());

interface PackageManifest {
  readonly exports: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly files: readonly string[];
  readonly dependencies?: unknown;
}

async function manifest(): Promise<PackageManifest> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as PackageManifest;
}

describe('the built TVM client', () => {
  it('is one module of at most 3,900 bytes gzip that imports nothing', async () => {
    const code = await readFile(build.modulePath);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(3_900);
    expect(code.toString()).not.toMatch(/\bimport\b/);
  });

  it('obtains a token in Node', async () => {
    const { TvmClient } = (await import(pathToFileURL(build.modulePath).href)) as typeof TvmClientModule;
    const server = await serveLocally((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ authToken: `for ${request.url}`, expiresAt: 1, expiresIn: 900 }));
    });
    const client = new TvmClient({ url: `${server.origin}/token`, name: 'ada' });
    try {
      const token = await client.getToken();
      expect(token.authToken).toBe('for /token?name=ada');
      expect(token.expiresAtMs).toBeGreaterThan(Date.now() + 800_000);
    } finally {
      client.close();
      await server.close();
    }
  });

  it('can be required, too', async () => {
    const { TvmClient, TvmError } = createRequire(import.meta.url)(
      join(build.folder, 'cjs/index.js'),
    ) as typeof TvmClientModule;
    const client = new TvmClient({ url: 'https://machine.example/token' });
    client.close();
    await expect(client.getToken()).rejects.toBeInstanceOf(TvmError);
  });

  it('says in Node why there is no token', async () => {
    const { TvmClient, TvmError } = (await import(
      pathToFileURL(build.modulePath).href
    )) as typeof TvmClientModule;
    const server = await serveLocally((_, response) => {
      response.statusCode = 401;
      response.end();
    });
    const client = new TvmClient({ url: server.origin });
    try {
      const error: unknown = await client.getToken().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TvmError);
      expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    } finally {
      client.close();
      await server.close();
    }
  });

  it('is what package.json exports as ./tvm-client, with no dependency', async () => {
    const { exports, files, dependencies } = await manifest();
    expect(exports['./tvm-client']).toEqual({
      import: {
        types: './build/tvm-client/types/tvm-client/index.d.ts',
        default: './build/tvm-client/index.js',
      },
      require: {
        types: './build/tvm-client/cjs/types/tvm-client/index.d.ts',
        default: './build/tvm-client/cjs/index.js',
      },
    });
    expect(files).toContain('build/tvm-client');
    expect(dependencies).toBeUndefined();
    for (const path of Object.values(exports['./tvm-client'] ?? {}).flatMap((entry) =>
      Object.values(entry),
    )) {
      const inBuild = path.replace('./build/tvm-client', build.folder);
      await expect(readFile(inBuild, 'utf8')).resolves.not.toBe('');
    }
  });

  describe('types', () => {
    const consumer = `
      import { TvmClient, TvmError, type TvmErrorCode, type VendedToken } from 'momento-chat/tvm-client';
      export async function use(signal: AbortSignal): Promise<VendedToken | TvmErrorCode> {
        const client = new TvmClient({ url: '/token', timeoutMs: 5_000 });
        const stop: () => void = client.onRenewed((token) => client.invalidate(token));
        try {
          return await client.getToken({ signal });
        } catch (error) {
          if (error instanceof TvmError && error.retryable && error.retryAfterMs !== undefined) return error.code;
          throw error;
        } finally {
          stop();
          client.close();
        }
      }`;

    /** A project that has installed the package, types and nothing else, without lenience for libraries. */
    async function compileConsumer(
      source: string,
      compilerOptions: object,
      type = 'module',
    ): Promise<string> {
      const folder = join(build.folder, `consumer-${type}-${Object.values(compilerOptions).join('-')}`);
      const installed = join(folder, 'node_modules/momento-chat');
      await mkdir(join(installed, 'build'), { recursive: true });
      await symlink(build.folder, join(installed, 'build/tvm-client'));
      await writeFile(
        join(installed, 'package.json'),
        JSON.stringify({ name: 'momento-chat', type: 'module', exports: (await manifest()).exports }),
      );
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type }));
      await writeFile(join(folder, 'consumer.ts'), source);
      const base = { noEmit: true, strict: true, skipLibCheck: false, types: [], lib: ['ES2022', 'DOM'] };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: { ...base, ...compilerOptions },
          files: ['consumer.ts'],
        }),
      );
      return compileProject(folder);
    }

    it.each([
      { module: 'ESNext', moduleResolution: 'Bundler' },
      { module: 'NodeNext', moduleResolution: 'NodeNext' },
    ])('compile for a consumer with $moduleResolution', async (options) => {
      expect(await compileConsumer(consumer, options)).toBe('');
    });

    it('compile for a consumer that is CommonJS', async () => {
      const options = { module: 'Node16', moduleResolution: 'Node16' };
      expect(await compileConsumer(consumer, options, 'commonjs')).toBe('');
    });

    it('refuse what the client does not take', async () => {
      const wrong = consumer.replace('timeoutMs: 5_000', "timeoutMs: '5 s'");
      const options = { module: 'NodeNext', target: 'ES2022' };
      expect(await compileConsumer(wrong, options)).toMatch(/consumer\.ts.*TS2322/);
    });
  });
});
