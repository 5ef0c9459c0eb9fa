import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Outcomes } from './client-outcomes.ts';
import { type RoughMachine, startRoughMachine } from './rough-machine.ts';
import { cleanEnvironment, commandOf, RUNTIME_NAMES, type RuntimeName } from './runtimes.ts';
import { workerOutcomes } from './workerd.ts';

const folder = inject('folder');
/** Longer than a renewal takes; a client that left a timer behind would keep the program from its end. */
const ENDS_WITHIN_MS = 30_000;

interface Seen {
  readonly outcomes: Outcomes;
  /** The methods of all requests, by path. */
  readonly requests: Readonly<Record<string, readonly string[]>>;
}

async function withMachine(tryOut: (machine: RoughMachine) => Promise<Outcomes>): Promise<Seen> {
  const machine = await startRoughMachine();
  try {
    return { outcomes: await tryOut(machine), requests: Object.fromEntries(machine.requests) };
  } finally {
    await machine.close();
  }
}

function seenIn(name: RuntimeName): Promise<Seen> {
  return withMachine(async ({ origin, nobodyUrl }) => {
    const { file, args } = commandOf(name, { folder, module: 'client.mjs' });
    const options = { cwd: folder, env: cleanEnvironment(folder), timeout: ENDS_WITHIN_MS };
    const { stdout } = await promisify(execFile)(file, [...args, origin, nobodyUrl], options);
    return JSON.parse(stdout) as Outcomes;
  });
}

describe('the TVM client', () => {
  let inNode20: Seen;
  beforeAll(async () => {
    inNode20 = await seenIn('Node 20');
  });

  it('gets tokens in Node 20, and says why there is none', () => {
    const { outcomes, requests } = inNode20;
    const guest = { tokenId: 'guest:Zoë & Bob?', role: 'publish-subscribe', cacheName: 'chat' };
    expect(outcomes).toMatchObject({
      'a token, and from memory the second time': { ...guest, minutesLeft: 30, isKept: true },
      'many callers, one request': 1,
      'a renewal ahead of the end': { isAnother: true, inTime: true },
      'another token for one that was rejected': true,
      'headers of an identity': 'for Zoë',
      'a header that HTTP cannot carry': { code: 'rejected' },
      'an address that is none': { code: 'rejected' },
      'a 401': { code: 'unauthorized', status: 401 },
      'a 403': { code: 'forbidden', status: 403 },
      'a 429 that says when': { code: 'throttled', retryAfterMs: 7_000 },
      'a 429, and no second request': { code: 'throttled', waits: true },
      'a 500 as text': { code: 'unavailable', status: 500 },
      'a redirect': { code: 'malformed', status: 302 },
      "a captive portal's page": { code: 'malformed', status: 200 },
      'an answer that breaks off': { code: 'unreachable' },
      'an answer without an end': [{ code: 'malformed' }, 'given up'],
      'a connection that is cut': { code: 'unreachable' },
      'nobody there': { code: 'unreachable', refusesThisPage: false },
      'no answer in time': [{ code: 'timeout' }, 'given up'],
      'a caller who leaves': ['Error: left', 'given up'],
      'a client that is closed': [{ code: 'closed' }, { code: 'closed' }, 'given up'],
    });
    expect(requests).toMatchObject({
      '/machine/once': ['GET'],
      '/machine/many': ['GET'],
      '/status/429/twice': ['GET'],
      '/cut': ['GET'],
    });
  });

  it.each(RUNTIME_NAMES.filter((name) => name !== 'Node 20'))('does the same in %s', async (name) => {
    expect(await seenIn(name)).toEqual(inNode20);
  });

  // `cache` in a request counts from 2024-11-11 on.
  it.each(['2024-11-10', '2026-11-17'])(
    'does the same in workerd as of %s, which writes headers as UTF-8',
    async (compatibilityDate) => {
      const inWorker = await withMachine(({ origin, nobodyUrl }) =>
        workerOutcomes({ folder, compatibilityDate, origin, nobodyUrl }),
      );
      const { outcomes, requests } = inNode20;
      expect(inWorker).toEqual({
        outcomes: {
          ...outcomes,
          'headers of an identity': `for ${Buffer.from('Zoë').toString('latin1')}`,
          'a header that HTTP cannot carry': 'a token',
        },
        requests: { ...requests, '/echo/never': ['GET'] },
      });
    },
  );
});
