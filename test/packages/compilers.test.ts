import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Consumer, newConsumer, PEERS } from './consumer.ts';
import { run } from './run.ts';

const SOURCE = `
import { type Chat, type ChatRow, openChat } from 'momento-chat/chat';
import { type ChatTroubleEvent, MomentoChatRoom } from 'momento-chat/elements';
import { openTopic, type Topic, TopicError } from 'momento-chat/topics';
import { TvmClient, TvmError, type TvmErrorCode, type VendedToken } from 'momento-chat/tvm-client';
import { createTokenHandler, optionsFromEnvironment, type TokenHandler } from 'momento-chat/tvm';
import { createOidcCallerOf, type OidcCallerOf } from 'momento-chat/tvm/oidc';
import { createPasswordCallerOf, type PasswordCallerOf } from 'momento-chat/tvm/passwords';

export async function token(signal: AbortSignal): Promise<VendedToken | TvmErrorCode> {
  const client = new TvmClient({ url: '/token', timeoutMs: 5_000 });
  try {
    return await client.getToken({ signal });
  } catch (error) {
    if (error instanceof TvmError && error.retryable) return error.code;
    throw error;
  }
}
export const join = (tokens: TvmClient): Chat =>
  openChat({ cacheName: 'chat', topicName: 'lobby', userName: 'ann', tokens, presence: true });
export const textOf = (row: ChatRow): string => (row.kind === 'message' ? row.text : '');
export const listen = (getToken: () => Promise<string>): Topic =>
  openTopic({ cacheName: 'chat', topicName: 'votes', tokens: getToken, onState: ({ phase }) => phase });
export const mayRetry = (error: unknown): boolean => error instanceof TopicError && error.retryable;
export function show(tokens: TvmClient, host: HTMLElement): void {
  const room = new MomentoChatRoom();
  room.topic = 'kitchen';
  room.getToken = async ({ signal }) => (await tokens.getToken({ signal })).authToken;
  room.addEventListener('chat-trouble', (event) => (event as ChatTroubleEvent).code.trim());
  host.append(room);
}
export const handle: TokenHandler = createTokenHandler(optionsFromEnvironment(process.env));
export const byPassword: PasswordCallerOf = createPasswordCallerOf({ readUsers: async () => '{"users":{}}' });

export const callerOf: OidcCallerOf = createOidcCallerOf({
  issuer: 'https://issuer.example',
  shortName: 'acme',
  audiences: ['page'],
});
`;

const WRONG = SOURCE.replace('timeoutMs: 5_000', "timeoutMs: '5 s'")
  .replace("shortName: 'acme'", 'shortName: 5')
  .replace('presence: true', "presence: 'yes'")
  .replace("topicName: 'votes'", 'topicName: 5')
  .replace("room.topic = 'kitchen'", 'room.topic = 5');

let consumer: Consumer;

beforeAll(async () => {
  consumer = await newConsumer();
  await consumer.write({ 'package.json': '{"private":true}' });
  const packages = [inject('tarball'), ...PEERS, '@types/node@20.19.43'];
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: consumer.folder });
});
afterAll(() => consumer.remove());

/** What a compiler says of our types and their use, line by line; others' types are not ours to mend. */
async function faults(version: string, files: { source: string; type: string; options: object }) {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    ...files.options,
  };
  await consumer.write({
    'package.json': JSON.stringify({ private: true, type: files.type }),
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['source.ts'] }),
    'source.ts': files.source,
  });
  const tsc = `${import.meta.dirname}/node_modules/typescript-${version}/bin/tsc`;
  const said = await run(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], {
    cwd: consumer.folder,
  }).catch((error: Error) => error.message);
  return said.split('\n').filter((line) => /^(source\.ts|node_modules\/momento-chat)/.test(line));
}

const RESOLUTIONS = [
  { module: 'Node16', moduleResolution: 'Node16' },
  { module: 'NodeNext', moduleResolution: 'NodeNext' },
  { module: 'ESNext', moduleResolution: 'Bundler' },
];

describe.each(['5.4', '5.9', '6.0', '7.0'])('TypeScript %s', (version) => {
  describe.each(['module', 'commonjs'])('in a package of type %s', (type) => {
    it.each(RESOLUTIONS)('takes the types by $moduleResolution', async (options) => {
      expect(await faults(version, { source: SOURCE, type, options })).toEqual([]);
    });
    it.each(RESOLUTIONS)('sees by $moduleResolution what is wrong', async (options) => {
      expect(await faults(version, { source: WRONG, type, options })).toEqual(
        Array.from({ length: 5 }, () => expect.stringMatching(/^source\.ts.*TS2322/) as string),
      );
    });
  });
});
