import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** What runs side by side does not share one: of each of two chats, a user pool and a provider. */
const MOST = 4;
const keys: Promise<KeyObject>[] = [];
let turn = 0;

/**
 * A private key of 2,048 bits, made on another thread. One takes a fifth of a second of the processor, and tests start
 * hundreds of stand-ins: a process makes a few, and hands them out in turn.
 */
export function rsaKey(): Promise<KeyObject> {
  const index = turn++ % MOST;
  return (keys[index] ??= createKey());
}

async function createKey(): Promise<KeyObject> {
  return (await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 })).privateKey;
}
