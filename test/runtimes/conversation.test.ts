import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type LocalChat, startLocalChat } from '../../local/local-chat.ts';
import { type LocalServer, serveLocally } from '../support/http-server.ts';
import { programsIn } from '../support/packed-package.ts';
import { cleanEnvironment, commandOf, RUNTIME_NAMES } from './runtimes.ts';

const folder = inject('folder');
/** A program that left a stream or a timer behind would not end by itself. */
const ENDS_WITHIN_MS = 30_000;

let local: LocalChat;
let machine: LocalServer;
beforeAll(async () => {
  local = await startLocalChat();
  machine = await serveLocally((request, response) =>
    local.middleware(request, response, () => response.writeHead(404).end()),
  );
  for (const [name, text] of await programsIn('docs/packages.md')) await writeFile(join(folder, name), text);
});
afterAll(async () => {
  await Promise.all([machine.close(), local.close()]);
});

describe.each(RUNTIME_NAMES)('%s', (runtime) => {
  it.each([
    ['topic.mjs', ['closed', 'connecting', 'live', 'somebody: Hello']],
    ['chat.mjs', ['ann: Good morning', 'connecting', 'live']],
  ])('runs %s of docs/packages.md to its end', async (module, expected) => {
    const { file, args } = commandOf(runtime, { folder, module });
    const env = {
      ...cleanEnvironment(folder),
      TOKEN_URL: `${machine.origin}/api/momento/token`,
      MOMENTO_ENDPOINT: local.standIns?.momento.webUrl ?? '',
    };
    const options = { cwd: folder, env, timeout: ENDS_WITHIN_MS };
    const { stdout } = await promisify(execFile)(file, [...args], options);
    expect([...new Set(stdout.trim().split('\n'))].toSorted()).toEqual(expected);
  });
});
