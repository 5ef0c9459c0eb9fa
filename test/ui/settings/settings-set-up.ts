// The settings as the page makes them, on a configuration of choice.

import { onTestFinished, vi } from 'vitest';
import { mutedPeople } from '../../../src/compose/muted.ts';
import { settingsServices } from '../../../src/compose/settings-services.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { loadSetUps } from '../../../src/sign-in/kind-set-ups.ts';
import type { WayIn } from '../../../src/sign-in/way-in.ts';
import { StoredPageMemory } from '../../../src/ui/parts/page-memory.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const GUEST = { name: 'Guest', auth: 'open', url: 'https://guest.example/' } as const;
export const STAFF = { name: 'Staff', auth: 'lambda', url: 'https://staff.example/' } as const;
export const FILE = { cacheName: 'chat', tokenVendingMachines: [GUEST, STAFF], rooms: ['lobby'] };

const kinds = await loadSetUps();

export const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });

/** Services over this `config.json` and what web storage holds. */
export function setUp({
  file = FILE,
  opened = new Map(),
  database = () => undefined,
}: {
  readonly file?: unknown;
  readonly opened?: ReadonlyMap<string, WayIn>;
  /** Where messages are kept; default: the browser has nothing for that. */
  readonly database?: () => IDBFactory | undefined;
} = {}) {
  const settings: unknown = JSON.parse(memory.load('settings') ?? '{}');
  const input = { file, settings, pageUrl: 'https://chat.example/' };
  return settingsServices({
    loaded: { result: parseConfig(input), input },
    memory,
    kinds,
    clock: new FakeClock(),
    database,
    opened,
    mutedAt: mutedPeople(memory),
    wayIn: () => Promise.reject(new Error('unable to sign in; nobody can here')),
  });
}

/** All machines answer like this, until the test is over. */
export function answer(respond: (request: Request) => Response | Promise<Response>): readonly Request[] {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (input: Request) => {
    requests.push(input);
    return respond(input);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return requests;
}
