import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { secretGuard } from '../../tools/vite-secret-guard.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'secret-guard-'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

const config = () => ({
  root,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [secretGuard()],
});

describe('a build', () => {
  it.each([
    'VITE_READ_WRITE_USER_PASSWORD',
    'VITE_CLIENT_SECRET',
    'VITE_SECRET_NAME',
    'VITE_MOMENTO_API_KEY',
    'VITE_momento_api_key',
  ])('with %s in .env stops, says why and what to do, and writes nothing', async (name) => {
    await writeFile(join(root, '.env'), `${name}=hunter2\n`);
    const built = build(config());
    await expect(built).rejects.toThrow(name);
    await expect(built).rejects.toThrow('readable in the page');
    await expect(built).rejects.toThrow('MOMENTO_API_KEY (without VITE_)');
    await expect(built).rejects.not.toThrow('hunter2');
    await expect(access(join(root, 'dist'))).rejects.toThrow('ENOENT');
  });

  it('stops for the environment too', async () => {
    vi.stubEnv('VITE_USER_PASSWORD', 'x');
    await expect(build(config())).rejects.toThrow('VITE_USER_PASSWORD');
  });

  it('names every one of them', async () => {
    await writeFile(join(root, '.env.production'), 'VITE_A_PASSWORD=1\nVITE_B_SECRET=2\n');
    await expect(build(config())).rejects.toThrow('VITE_A_PASSWORD, VITE_B_SECRET');
  });

  it('goes on with public names, and with secrets that Vite keeps to itself', async () => {
    await writeFile(join(root, '.env'), 'MOMENTO_API_KEY=x\nVITE_TOKEN_VENDING_MACHINE_URL=https://x\n');
    await build(config());
    await expect(access(join(root, 'dist', 'index.html'))).resolves.toBeUndefined();
  });
});

describe('a dev server', () => {
  it('does not start with a secret either', async () => {
    vi.stubEnv('VITE_MOMENTO_API_KEY', 'x');
    await expect(createServer(config())).rejects.toThrow('VITE_MOMENTO_API_KEY');
  });
});
