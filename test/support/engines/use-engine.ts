// What a test in any browser needs: one browser for the file, and for each test hosts and people of its own.

import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { PageHostOptions } from '../page-host.ts';
import type { Engine, Profile, RunningEngine } from './engine.ts';
import { Person } from './person.ts';
import { type StrictHost, startStrictHost } from './strict-host.ts';

export interface EngineStage {
  readonly engine: Engine['name'];
  /** Without a service worker, unless a test asks for it. */
  readonly host: (options?: Omit<PageHostOptions, 'pageDir'>) => Promise<StrictHost>;
  /** Somebody with a browser of their own. */
  readonly somebody: () => Promise<Person>;
  /** One browser with so many tabs. */
  readonly tabs: (count: number) => Promise<readonly Person[]>;
}

/** Call it once in a suite. After each test its pages must have had nothing to complain about. */
export function useEngine(engine: Engine): EngineStage {
  let running: RunningEngine;
  const hosts: StrictHost[] = [];
  const profiles: Profile[] = [];
  const people: Person[] = [];

  beforeAll(async () => {
    running = await engine.launch();
    process.stdout.write(`${engine.name} ${running.version}\n`);
  });

  afterAll(async () => {
    await running.close();
  });

  afterEach(async () => {
    const complaints = await Promise.all(people.splice(0).map(({ tab }) => tab.complaints()));
    await Promise.all(profiles.splice(0).map((profile) => profile.close()));
    await Promise.all(hosts.splice(0).map((host) => host.close()));
    expect(complaints.flat()).toEqual([]);
  });

  const tabs: EngineStage['tabs'] = async (count) => {
    const profile = await running.openProfile();
    profiles.push(profile);
    const opened: Person[] = [];
    for (let index = 0; index < count; index += 1) opened.push(new Person(await profile.openTab()));
    people.push(...opened);
    return opened;
  };

  return {
    engine: engine.name,
    host: async (options) => {
      const host = await startStrictHost({ pageDir: inject('pageDir'), lacksWorker: true, ...options });
      hosts.push(host);
      return host;
    },
    tabs,
    somebody: async () => {
      const [person] = await tabs(1);
      if (!person) throw new Error('unable to open a tab');
      return person;
    },
  };
}
