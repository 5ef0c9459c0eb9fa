import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project of somebody else's, in a folder of its own. */
export interface Consumer {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

export async function newConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-consumer-'));
  return {
    folder,
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What the machine's packages want beside them. */
export const PEERS = ['@gomomento/sdk@1.118.1', 'aws-jwt-verify@5.2.1'];

const USE = `
  new TvmClient({ url: 'https://machine.example/token' }).close();
  if (!(TvmError.prototype instanceof Error)) throw new Error('TvmError is no error');
  // Both entries of the machine must hold the same classes: the token's issuer is not there, and that is said by one.
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuer = 'http://127.0.0.1:9';
  const token = [part({ alg: 'RS256', kid: 'k' }), part({ iss: issuer }), 'c2ln'].join('.');
  const callerOf = createOidcCallerOf({ issuer, shortName: 'acme', audiences: ['page'] });
  const refusal = await callerOf('Bearer ' + token).catch((error) => error);
  if (!(refusal instanceof Refusal)) throw new Error('a refusal of another class: ' + refusal);
  // A conversation that nobody lets in says so, and loads late what not everybody needs.
  const tokens = () => { throw Object.assign(new Error('no token'), { retryable: false }); };
  const chat = openChat({ cacheName: 'chat', topicName: 'lobby', userName: 'ann', tokens });
  const problem = await new Promise((resolve) => {
    chat.onConnection((connection) => connection.state === 'refused' && resolve(connection.problem));
  });
  if (problem.reason.says !== 'no token') throw new Error('refused for another reason: ' + JSON.stringify(problem));
  if ((await chat.people()).length > 0) throw new Error('somebody is there');
  chat.close();
  if (!MomentoChatRoom.observedAttributes.includes('topic')) throw new Error('an element without a topic');
  if (new TopicError('timeout', 'too late').code !== 'timeout') throw new Error('TopicError has no code');
  console.log(typeof createTokenHandler, 'works');`;

/** Programs that use each entry, as modules and as CommonJS. */
export const PROGRAMS = {
  'program.mjs': `
  import { openChat } from 'momento-chat/chat';
  import { MomentoChatRoom } from 'momento-chat/elements';
  import { TopicError } from 'momento-chat/topics';
  import { TvmClient, TvmError } from 'momento-chat/tvm-client';
  import { createTokenHandler, Refusal } from 'momento-chat/tvm';
  import { createOidcCallerOf } from 'momento-chat/tvm/oidc';
  ${USE}`,
  'program.cjs': `
  const { openChat } = require('momento-chat/chat');
  const { MomentoChatRoom } = require('momento-chat/elements');
  const { TopicError } = require('momento-chat/topics');
  const { TvmClient, TvmError } = require('momento-chat/tvm-client');
  const { createTokenHandler, Refusal } = require('momento-chat/tvm');
  const { createOidcCallerOf } = require('momento-chat/tvm/oidc');
  (async () => { ${USE} })();`,
};
