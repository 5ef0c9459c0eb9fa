import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { apiReports } from '../../tools/api-report/entries.ts';
import { createNodeListener } from '../../tvm/node-listener.ts';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { type LocalServer, serveLocally } from '../support/http-server.ts';
import { type PackedPackage, packPackage, programsIn } from '../support/packed-package.ts';

// What others install, in their hands. It is packed once for all of these tests, so they stand in one file.

let packed: PackedPackage;
let momento: MomentoStandIn;
let machine: LocalServer;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  momento = await startMomentoStandIn({ caches: ['chat'] });
  const options = optionsFromEnvironment({
    MOMENTO_API_KEY: momento.legacyApiToken,
    TVM_MOMENTO_STAND_IN: momento.grpcAddress,
  });
  machine = await serveLocally(createNodeListener(createTokenHandler(options)));
  environment = { TOKEN_URL: `${machine.origin}/token?name=ann`, MOMENTO_ENDPOINT: momento.webUrl };
  packed = await packPackage();
}, 180_000);
afterAll(async () => {
  await Promise.all([machine.close(), momento.close(), packed.remove()]);
});

/** The same program for `require`, whose top level cannot wait. */
function required(program: string): string {
  const imports = /^import (\{[^}]+\}) from ('[^']+');$/gm;
  return `(async () => {${program.replaceAll(imports, 'const $1 = require($2);')}})();`;
}

describe('The programs in docs/packages.md', () => {
  it('listen and publish, as modules and as CommonJS, and end by themselves', async () => {
    const program = (await programsIn('docs/packages.md')).get('topic.mjs') ?? '';
    await packed.write({ 'topic.mjs': program, 'topic.cjs': required(program) });
    const expected = ['closed', 'connecting', 'guest:ann: Hello', 'live'];
    for (const file of ['topic.mjs', 'topic.cjs']) {
      const said = (await packed.run(file, environment)).trim().split('\n');
      expect([...new Set(said)].toSorted()).toEqual(expected);
      expect(said.at(-1)).toBe('closed');
    }
  });
});

describe('The public faces', () => {
  it('are those in docs/api, which `npm run api-report` writes', async () => {
    const reports = apiReports(join(packed.folder, 'node_modules/momento-chat'));
    const files = await readdir('docs/api');
    const written = await Promise.all(
      files.map(async (file) => [file, await readFile(`docs/api/${file}`, 'utf8')] as const),
    );
    expect(Object.fromEntries(reports)).toEqual(Object.fromEntries(written));
  });
});

describe('The types', () => {
  const source = `
    import { openTopic, TopicError, type Topic, type TopicState, type TopicTransport } from 'momento-chat/topics';
    import { TvmClient } from 'momento-chat/tvm-client';
    declare const transport: TopicTransport;
    export function open(token: string): Topic {
      const phases: TopicState['phase'][] = [];
      openTopic({ cacheName: 'chat', topicName: 'lobby', tokens: new TvmClient({ url: '/token' }) }).close();
      return openTopic({
        cacheName: 'chat',
        topicName: 'lobby',
        tokens: async ({ signal }) => ({ authToken: signal.aborted ? '' : token, expiresIn: 60 }),
        transport,
        onItem: ({ sequence, value }) => sequence.toFixed() + value.toString(),
        onState: (state) => phases.push(state.phase),
      });
    }
    export const mayRetry = (error: unknown) => error instanceof TopicError && error.retryable;
  `;

  const compile = async (text: string) => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      module: 'NodeNext',
      target: 'ES2022',
      // No DOM. What Node and pages share is declared by Node's own types in a program.
      lib: ['ES2022'],
      types: [],
    };
    await packed.write({
      'package.json': '{"type":"module"}',
      'source.ts': text,
      'shared.d.ts': `
        interface AbortSignal { readonly aborted: boolean }
        interface Request { readonly url: string }
        interface Response { readonly ok: boolean }`,
      'tsconfig.json': JSON.stringify({ compilerOptions, files: ['source.ts', 'shared.d.ts'] }),
    });
    return packed.compile();
  };

  it('want no DOM, and of the platform no more than requests and signals', async () => {
    expect(await compile(source)).toBe('');
  });

  it('refuse what it does not take', async () => {
    const wrong = source.replace('expiresIn: 60', "expiresIn: '60 s'");
    expect(await compile(wrong)).toMatch(/source\.ts.*TS2322/s);
  });
});
