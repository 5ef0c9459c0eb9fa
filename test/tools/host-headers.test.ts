import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BuildEnv } from '../../src/config/build-env.ts';
import { headerRules } from '../../tools/host-headers/header-rules.ts';
import { writeHeaderFile } from '../../tools/host-headers/write-header-file.ts';

const STYLE = ':root{color:"<b>"}\n';
const SCRIPT = ' let theme; ';
const PAGE = `<!doctype html><style id="page-styles">${STYLE}</style><script type="module" src="./a.js"></script><script>${SCRIPT}</script>`;

let pageDir: string;
beforeEach(async () => {
  pageDir = await mkdtemp(join(tmpdir(), 'host-headers-'));
  await writeFile(join(pageDir, 'index.html'), PAGE);
});
afterEach(() => rm(pageDir, { recursive: true }));

interface Site {
  readonly config?: unknown;
  readonly env?: BuildEnv;
  readonly preset?: 'locked' | 'open';
}

async function write({ config = {}, env = {}, preset = 'locked' }: Site = {}): Promise<string> {
  await writeFile(join(pageDir, 'config.json'), JSON.stringify(config));
  return readFile(await writeHeaderFile({ pageDir, env, preset }), 'utf8');
}

/** What one directive of the policy allows. */
async function directive(name: string, site?: Site): Promise<string | undefined> {
  const [, policy = ''] = /Content-Security-Policy: (.*)/.exec(await write(site)) ?? [];
  return policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);
}

const embedded = { name: 'Guest', auth: 'open', url: 'api/momento/token' };

describe('the generated headers', () => {
  it('allow the inline style and the inline script of this very build, by their hashes', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(await directive('style-src')).toBe(`'self' 'sha256-${hash(STYLE)}'`);
    expect(await directive('script-src')).toBe(`'self' 'sha256-${hash(SCRIPT)}'`);
  });

  it('keep hashed files for a year, ask again for the page, and never keep config.json', async () => {
    const rules = headerRules({ html: PAGE, connectTo: [] });
    const caching = rules.map(({ path, headers }) => [path, headers['Cache-Control']]);
    expect(caching).toEqual([
      ['/*', undefined],
      ['/assets/*', 'public, max-age=31536000, immutable'],
      ['/', 'no-cache'],
      ['/index.html', 'no-cache'],
      ['/sw.js', 'no-cache'],
      ['/config.json', 'no-store'],
    ]);
  });

  it('are written as a path and indented lines', async () => {
    expect(await write()).toMatch(
      /^\/\*\n {2}Content-Security-Policy: default-src 'none'; .*\n {2}\S+: .*\n/,
    );
    expect(await write()).toContain('\n\n/config.json\n  Cache-Control: no-store\n');
  });
});

describe('locked headers', () => {
  it('let a page with its machine on the same site connect to Momento only', async () => {
    const site = { config: { cacheName: 'chat', tokenVendingMachines: [embedded] } };
    expect(await directive('connect-src', site)).toBe("'self' https://*.momentohq.com");
  });

  it('let it connect to the hosts that tokens may lead to', async () => {
    const momentoHosts = ['cells.example', 'momentohq.com'];
    const site = { config: { cacheName: 'chat', momentoHosts, tokenVendingMachines: [embedded] } };
    expect(await directive('connect-src', site)).toBe(
      "'self' https://*.cells.example https://*.momentohq.com",
    );
  });

  it('let it connect to each machine, to the pool of each, and to a private endpoint', async () => {
    const member = { name: 'Member', auth: 'cognito', url: 'https://tvm.example/prod/', clientId: 'x' };
    const site = {
      config: {
        cacheName: 'chat',
        momentoEndpoint: 'https://momento.example/x',
        tokenVendingMachines: [
          embedded,
          { ...member, userPoolId: 'us-west-2_AbCdEfGhI' },
          { ...member, name: 'Two', userPoolId: 'eu-west-1_A', cognitoEndpoint: 'https://id.example/' },
        ],
      },
    };
    expect(await directive('connect-src', site)).toBe(
      "'self' https://momento.example https://tvm.example https://cognito-idp.us-west-2.amazonaws.com https://id.example",
    );
  });

  it('go by what the page was built with where config.json says nothing', async () => {
    const env = {
      VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/prod/',
      VITE_MOMENTO_CACHE_NAME: 'chat',
    };
    expect(await directive('connect-src', { env })).toBe(
      "'self' https://*.momentohq.com https://built.example",
    );
  });

  it('are not written for a configuration that is wrong, or without a page', async () => {
    await expect(write({ config: { tokenVendingMachine: [] } })).rejects.toThrow(
      'config.json: tokenVendingMachine is unknown',
    );
    await rm(join(pageDir, 'index.html'));
    await expect(write()).rejects.toThrow('build the page first');
  });
});

describe('open headers', () => {
  it('let it connect to any machine over https', async () => {
    expect(await directive('connect-src', { preset: 'open' })).toBe("'self' https:");
  });
});
