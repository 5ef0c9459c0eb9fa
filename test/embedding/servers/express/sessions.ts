// Stands for whatever an application has: who is signed in, by the session cookie.

import type { IncomingMessage } from 'node:http';

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

const sessions = new Map<string, User>([
  ['session=of-ann', { name: 'ann', groups: ['staff', 'member'] }],
  ['session=of-ben', { name: 'ben', groups: ['member'] }],
  ['session=of-cat', { name: 'cat', groups: [] }],
]);

export async function userOf({ headers }: IncomingMessage): Promise<User | undefined> {
  return sessions.get(headers.cookie ?? '');
}
