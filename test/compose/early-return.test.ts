import { describe, expect, it } from 'vitest';
import { EarlyReturn } from '../../src/compose/early-return.ts';
import { RoomServices } from '../../src/compose/room-services.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import type { MachineConfig } from '../../src/sign-in/kinds.ts';
import { openAuthorizer } from '../../src/tvm-client/authorizer.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';
import { FakeTvm } from '../support/fake-tvm.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const GUESTS = { name: 'Guests', url: 'https://guests.example/token', auth: 'open' } as const;
const STAFF = { name: 'Guests', url: 'https://guests.example/token', auth: 'lambda' } as const;
const LAST: AppConfig = { cacheName: 'chat', tokenVendingMachines: [GUESTS], rooms: [], locked: false };
const VISIT = { machineName: 'Guests', userName: 'Ann' };

/** What the machine may be shown at once. */
const HELD = {
  authorizer: { ...openAuthorizer, authorize: async () => ({ headers: { authorization: 'Bearer of-ann' } }) },
};

function setUp({ last = LAST, held }: { readonly last?: AppConfig; readonly held?: typeof HELD } = {}) {
  const clock = new FakeClock();
  const machine = new FakeTvm(clock);
  const topic = new FakeTopicService(clock);
  const approached: string[] = [];
  Object.assign(topic, { approach: (token: string) => void approached.push(token) });
  const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
  const codeFor: string[] = [];
  const dropped: string[] = [];
  const makeRoomServices = async (config: AppConfig) =>
    new RoomServices({
      config,
      clock,
      transport: topic,
      fetch: machine.fetch,
      storage: () => storage,
      tabs: undefined,
      page: { subscribe: () => () => {} },
      wake: { subscribe: () => () => {} },
      onRequestTiming: () => {},
    });
  const early = new EarlyReturn({
    visit: VISIT,
    config: last,
    makeRoomServices,
    drop: () => void dropped.push(VISIT.machineName),
    loadWayIn: async ({ auth }: MachineConfig) => {
      codeFor.push(auth);
      return held;
    },
  });
  /** Goes into the room as the page does, once the fresh configuration is there. */
  const enterBy = async (fresh: AppConfig, taken = early.take(fresh)) => {
    const services = taken ?? (await makeRoomServices(fresh));
    const room = services.enterRoom({ ...VISIT, roomName: 'lobby', wayIn: undefined });
    await clock.advance(5_000);
    return room;
  };
  const asked = () => machine.requests.map(({ url }) => url);
  /** What the service was shown, each once. */
  const tokens = () => [...new Set([...topic.subscribes, ...topic.publishes].map(({ token }) => token))];
  return { clock, machine, topic, early, enterBy, asked, tokens, approached, codeFor, dropped };
}

describe('Coming back to a room', () => {
  it('asks for the token before the configuration is there, and once', async () => {
    const { clock, topic, tokens, asked, enterBy } = setUp();
    await clock.advance(0);
    expect(asked()).toEqual(['https://guests.example/token?name=Ann']);
    expect(topic.subscribes).toEqual([]);
    await enterBy({ ...LAST, rooms: ['news'] });
    expect(asked()).toHaveLength(1);
    expect(tokens()).toEqual(['token-1']);
  });

  it('enters while the early request is under way, and waits for the same token', async () => {
    const { clock, machine, tokens, asked, enterBy } = setUp();
    let answer = () => {};
    machine.answerWith(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(machine.vend());
        }),
    );
    await clock.advance(0);
    await enterBy(LAST);
    answer();
    await clock.advance(0);
    expect(asked()).toHaveLength(1);
    expect(tokens()).toEqual(['token-1']);
  });

  it.each<{ what: string; fresh: AppConfig }>([
    {
      what: 'its machine was replaced',
      fresh: { ...LAST, tokenVendingMachines: [{ ...GUESTS, url: 'https://new.example/token' }] },
    },
    { what: 'its mode was changed', fresh: { ...LAST, tokenVendingMachines: [STAFF] } },
    { what: 'another endpoint was set', fresh: { ...LAST, momentoEndpoint: 'https://momento.example' } },
    { what: 'tokens may lead elsewhere', fresh: { ...LAST, momentoHosts: ['momento.example'] } },
    { what: 'its machine was removed', fresh: { ...LAST, tokenVendingMachines: [] } },
    {
      what: 'the page was locked to another machine',
      fresh: {
        ...LAST,
        locked: true,
        tokenVendingMachines: [{ ...GUESTS, url: 'https://own.example/token' }],
      },
    },
  ])('throws the token away that is there where $what', async ({ fresh }) => {
    const { clock, tokens, early, dropped } = setUp();
    await clock.advance(5_000);
    expect(early.take(fresh)).toBeUndefined();
    await clock.advance(5_000);
    expect([tokens(), dropped]).toEqual([[], ['Guests']]);
  });

  it('goes on from the fresh configuration where the machine was replaced', async () => {
    const { clock, tokens, asked, enterBy } = setUp();
    await clock.advance(5_000);
    await enterBy({ ...LAST, tokenVendingMachines: [{ ...GUESTS, url: 'https://new.example/token' }] });
    expect(asked().map((url) => new URL(url).host)).toEqual(['guests.example', 'new.example']);
    expect(tokens()).toEqual(['token-2']);
  });

  it('ends the request under way where the machine is gone, and connects to nothing', async () => {
    const { clock, machine, early, approached } = setUp();
    machine.hang();
    await clock.advance(0);
    early.take({ ...LAST, tokenVendingMachines: [] });
    await clock.advance(0);
    expect(machine.requests[0]?.signal.aborted).toBe(true);
    expect(approached).toEqual([]);
  });

  it('drops the token where the configuration is wrong', async () => {
    const { clock, machine, early } = setUp();
    machine.hang();
    await clock.advance(0);
    expect(early.take(undefined)).toBeUndefined();
    await clock.advance(0);
    expect(machine.requests[0]?.signal.aborted).toBe(true);
  });

  it('starts nothing any more once the fresh configuration is there', async () => {
    const { clock, early, asked, dropped } = setUp();
    early.take(LAST);
    await clock.advance(5_000);
    expect([asked(), dropped]).toEqual([[], []]);
  });

  it('sends nothing for whoever signs in, and loads the code for it', async () => {
    const { clock, early, asked, codeFor } = setUp({ last: { ...LAST, tokenVendingMachines: [STAFF] } });
    await clock.advance(5_000);
    expect([asked(), codeFor]).toEqual([[], ['lambda']]);
    early.take(LAST);
    await clock.advance(5_000);
    expect(asked()).toEqual([]);
  });

  it('shows the machine what it was shown before of whoever signs in, and goes on with that token', async () => {
    const last = { ...LAST, tokenVendingMachines: [STAFF] };
    const { clock, machine, tokens, enterBy } = setUp({ last, held: HELD });
    await clock.advance(5_000);
    expect(machine.requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer of-ann']);
    await enterBy(last);
    expect([machine.requests.length, tokens()]).toEqual([1, ['token-1']]);
  });

  it('throws the token of whoever signs in away where the machine takes guests now', async () => {
    const { clock, tokens, early, dropped } = setUp({
      last: { ...LAST, tokenVendingMachines: [STAFF] },
      held: HELD,
    });
    await clock.advance(5_000);
    expect(early.take(LAST)).toBeUndefined();
    await clock.advance(5_000);
    expect([tokens(), dropped]).toEqual([[], ['Guests']]);
  });

  it('starts nothing where the last configuration does not know the machine', async () => {
    const { clock, asked, codeFor } = setUp({ last: { ...LAST, tokenVendingMachines: [] } });
    await clock.advance(5_000);
    expect([asked(), codeFor]).toEqual([[], []]);
  });
});
