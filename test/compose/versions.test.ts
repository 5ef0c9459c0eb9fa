import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { followVersions } from '../../src/compose/versions.ts';
import { TAKE_OVER } from '../../src/names/worker.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';

const HOUR_MS = 3_600_000;

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly told: unknown[] = [];

  postMessage(message: unknown): void {
    this.told.push(message);
  }
}

/** What a browser has of one page's workers. */
class FakeWorkers extends EventTarget {
  controller: FakeWorker | null = null;
  readonly asked: unknown[] = [];
  readonly registration = Object.assign(new EventTarget(), {
    installing: null as FakeWorker | null,
    waiting: null as FakeWorker | null,
    active: null as FakeWorker | null,
    update: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  });

  register(url: unknown, options: unknown): Promise<unknown> {
    this.asked.push(String(url), options);
    return Promise.resolve(this.registration);
  }

  /** A newer version is found. */
  find(): FakeWorker {
    const worker = new FakeWorker();
    this.registration.installing = worker;
    this.registration.dispatchEvent(new Event('updatefound'));
    return worker;
  }

  /** Something that it needs cannot be had. */
  fail(worker: FakeWorker): void {
    this.registration.installing = null;
    worker.state = 'redundant';
    worker.dispatchEvent(new Event('statechange'));
  }

  install(worker: FakeWorker): void {
    this.registration.installing = null;
    this.registration.waiting = worker;
    worker.state = 'installed';
    worker.dispatchEvent(new Event('statechange'));
  }

  /** A worker that waited goes to work. */
  takeOver(worker: FakeWorker): void {
    this.registration.waiting = null;
    this.registration.active = worker;
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

let workers: FakeWorkers;
let clock: FakeClock;
let offers: (() => void)[];
let reload: ReturnType<typeof vi.fn<() => void>>;
beforeEach(() => {
  workers = new FakeWorkers();
  clock = new FakeClock();
  offers = [];
  reload = vi.fn<() => void>();
});

async function follow(find: () => unknown = () => workers, { isSlow = false } = {}): Promise<void> {
  await followVersions({
    workers: find as () => ServiceWorkerContainer | undefined,
    isSlow: () => isSlow,
    pageUrl: 'https://chat.example/team/?room=lobby',
    clock,
    offer: (take) => {
      offers.push(take);
      return Promise.resolve();
    },
    reload,
  });
}

describe('followVersions', () => {
  it('installs the worker that lies beside the page', async () => {
    await follow();
    expect(workers.asked).toEqual(['https://chat.example/team/sw.js', { updateViaCache: 'none' }]);
  });

  it('leaves a slow line to those who chat', async () => {
    await follow(undefined, { isSlow: true });
    expect(workers.asked).toEqual([]);
    workers.controller = new FakeWorker();
    await follow(undefined, { isSlow: true });
    expect(workers.asked).toContain('https://chat.example/team/sw.js');
  });

  it('says so to Trusted Types, by a policy for this one address', async () => {
    const made: string[] = [];
    const policyOf = (name: string, { createScriptURL }: { createScriptURL: (input: string) => string }) => {
      made.push(name);
      return { createScriptURL };
    };
    vi.stubGlobal('trustedTypes', { createPolicy: policyOf });
    onTestFinished(() => void vi.unstubAllGlobals());
    await follow();
    expect(made).toEqual(['momento-chat-worker']);
    expect(workers.asked[0]).toBe('https://chat.example/team/sw.js');
  });

  it.each([
    ['has none', () => undefined],
    [
      'does not let it be asked for',
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    ],
    [
      'refuses it',
      () => ({ register: () => Promise.reject(new DOMException('Not here.', 'SecurityError')) }),
    ],
  ])('does without where the browser %s', async (_what, find) => {
    await follow(find);
    await clock.advance(2 * HOUR_MS);
    expect(offers).toEqual([]);
  });

  it('says nothing of the first version', async () => {
    await follow();
    const first = workers.find();
    workers.install(first);
    workers.takeOver(first);
    await settle();
    expect(offers).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
  });

  it('tries again, ever less often, where the first installation is broken off', async () => {
    const times = () => workers.asked.length / 2;
    await follow();
    workers.fail(workers.find());
    await clock.advance(14_999);
    expect(times()).toBe(1);
    await clock.advance(1);
    expect(times()).toBe(2);
    vi.spyOn(workers, 'register').mockRejectedValueOnce(new TypeError('Failed to fetch'));
    workers.fail(workers.find());
    await clock.advance(30_000);
    expect(times()).toBe(2);
    await clock.advance(59_999);
    expect(times()).toBe(2);
    await clock.advance(1);
    expect(times()).toBe(3);
    workers.install(workers.find());
    await clock.advance(HOUR_MS);
    expect(times()).toBe(3);
  });

  it('leaves a newer one that cannot be installed to the hourly look', async () => {
    await follow();
    const first = workers.find();
    workers.install(first);
    workers.takeOver(first);
    workers.fail(workers.find());
    await clock.advance(HOUR_MS);
    expect(workers.asked).toHaveLength(2);
    expect(workers.registration.update).toHaveBeenCalledTimes(1);
  });

  it('offers a newer one, and reloads when that is in charge', async () => {
    workers.controller = new FakeWorker();
    await follow();
    const newer = workers.find();
    expect(offers).toHaveLength(0);
    workers.install(newer);
    expect(offers).toHaveLength(1);
    expect(newer.told).toEqual([]);
    offers[0]?.();
    expect(newer.told).toEqual([TAKE_OVER]);
    expect(reload).not.toHaveBeenCalled();
    workers.takeOver(newer);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('offers one that has waited since before', async () => {
    workers.controller = new FakeWorker();
    workers.registration.waiting = new FakeWorker();
    await follow();
    expect(offers).toHaveLength(1);
  });

  it('only reloads where another tab has let it in', async () => {
    workers.controller = new FakeWorker();
    await follow();
    const newer = workers.find();
    workers.install(newer);
    workers.takeOver(newer);
    expect(reload).not.toHaveBeenCalled();
    offers[0]?.();
    expect(reload).toHaveBeenCalledOnce();
    expect(newer.told).toEqual([]);
  });

  it('reloads anyway where the newer one is kept waiting', async () => {
    workers.controller = new FakeWorker();
    await follow();
    workers.install(workers.find());
    offers[0]?.();
    await clock.advance(2_999);
    expect(reload).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(reload).toHaveBeenCalledOnce();
  });

  it('looks for a newer one every hour, offline or not', async () => {
    const { update } = workers.registration;
    update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await follow();
    await clock.advance(HOUR_MS - 1);
    expect(update).toHaveBeenCalledTimes(0);
    await clock.advance(1);
    expect(update).toHaveBeenCalledTimes(1);
    await clock.advance(HOUR_MS);
    expect(update).toHaveBeenCalledTimes(2);
  });
});
