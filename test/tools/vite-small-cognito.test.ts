import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as page from 'amazon-cognito-identity-js';
import { build, createServer } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { smallCognito } from '../../tools/vite-small-cognito.ts';

type Library = typeof page;

// What tests import is the page's (vitest.config.ts).
const untouched = createRequire(import.meta.url)('amazon-cognito-identity-js') as Library;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'small-cognito-'));
});
afterAll(() => rm(root, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Builds an entry as a module of its own, and tells where that is. */
async function builtFrom(entry: string, name: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [smallCognito()],
    define: { global: 'globalThis' },
    build: { outDir: name, lib: { entry, formats: ['es'], fileName: () => 'built.js' } },
  });
  return join(root, name, 'built.js');
}

/** Numbers that look like chance and are the same each time (a linear congruential generator, modulo 2^32). */
function chanceOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const hex = (bytes: number) =>
    Array.from({ length: bytes }, () => (next() >>> 24).toString(16).padStart(2, '0')).join('');
  return { next, hex };
}

/** Makes the platform's random numbers those of `seed`, and the time stand still. */
function withoutChance(seed: number) {
  const chance = chanceOf(seed);
  vi.useFakeTimers({ now: Date.UTC(2026, 8, 1, 1, 2, 3), toFake: ['Date'] });
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint32Array) array.set([chance.next()]);
    return array;
  });
  return chance;
}

/** What the library sends to prove a password, to a service that says what `seed` makes it say. */
async function requestsOf({ CognitoUserPool, CognitoUser, AuthenticationDetails }: Library, seed: number) {
  const { hex } = withoutChance(seed);
  const requests: unknown[] = [];
  const pool = new CognitoUserPool({ UserPoolId: `local_Pool${seed}`, ClientId: 'client' });
  const answers = [
    {
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: {
        USER_ID_FOR_SRP: `jürgen-${seed}`,
        // Also numbers that begin with zeros, or with a bit that would be a sign.
        SRP_B: ['', '00', '0', 'f'][seed % 4] + hex(380 - (seed % 3)),
        SALT: ['', '00', '0', 'f'][(seed >> 2) % 4] + hex(16 - (seed % 2)),
        SECRET_BLOCK: Buffer.from(hex(40 + seed), 'hex').toString('base64'),
      },
    },
    {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: { userAttributes: '{}', requiredAttributes: '[]' },
    },
  ];
  Object.assign(pool, {
    client: {
      request: (action: string, parameters: object, done: (error: unknown, answer?: object) => void) => {
        requests.push([action, structuredClone(parameters)]);
        done(null, answers[requests.length - 1]);
      },
    },
  });
  const user = new CognitoUser({ Username: 'jürgen', Pool: pool });
  const details = new AuthenticationDetails({ Username: 'jürgen', Password: `pässword ${hex(seed % 9)} 🙂` });
  await new Promise((done) => {
    user.authenticateUser(details, { onSuccess: done, onFailure: done, newPasswordRequired: done });
  });
  return requests;
}

/** What tells the service of a new device. */
async function deviceOf({ AuthenticationHelper }: Library, seed: number) {
  withoutChance(seed);
  const helper = new AuthenticationHelper('Pool');
  await new Promise((done) => helper.generateHashDevice('group', 'key', done));
  return [helper.getSaltDevices(), helper.getVerifierDevices()];
}

describe("Cognito's library, built for the page", () => {
  let small: Library;
  let built: string;

  beforeAll(async () => {
    built = await builtFrom(resolve('node_modules/amazon-cognito-identity-js/es/index.js'), 'whole');
    small = (await import(pathToFileURL(built).href)) as Library;
  });

  it('has none of the packages that are replaced', async () => {
    const code = await readFile(built, 'utf8');
    expect(code).not.toContain('ieee754');
    expect(code).not.toContain('isView');
    expect(code).not.toContain('__awaiter');
    expect(code).not.toContain('XMLHttpRequest');
    expect(code).not.toContain('fromRadix');
  });

  it('proves any password as the untouched one does, request by request', async () => {
    for (let seed = 1; seed <= 16; seed++) {
      const requests = await requestsOf(small, seed);
      expect(requests).toEqual(await requestsOf(untouched, seed));
      expect(requests).toHaveLength(2);
    }
  }, 60_000);

  it('makes the same of a device', async () => {
    for (let seed = 1; seed <= 5; seed++)
      expect(await deviceOf(small, seed)).toEqual(await deviceOf(untouched, seed));
  }, 60_000);
});

describe('The plugin', () => {
  it('fails the build when the library does not take all of it any more', async () => {
    const entry = join(root, 'node_modules/amazon-cognito-identity-js/index.js');
    await mkdir(dirname(entry), { recursive: true });
    await writeFile(entry, "import 'js-cookie';");
    await expect(builtFrom(entry, 'less')).rejects.toThrow(
      'it does not take any more: buffer, @aws-crypto/sha256-js, ./BigInteger, isomorphic-unfetch',
    );
  });

  it('leaves what others take alone', async () => {
    const elsewhere = join(root, 'node_modules/js-cookie/index.js');
    await mkdir(dirname(elsewhere), { recursive: true });
    await writeFile(elsewhere, "export default 'whole';");
    await writeFile(join(root, 'main.js'), "export { default } from 'js-cookie';");
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [smallCognito()],
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, ws: false },
    });
    try {
      const main = await server.transformRequest('/main.js');
      expect(main?.code).toContain('node_modules/js-cookie/index.js');
    } finally {
      await server.close();
    }
  });
});
