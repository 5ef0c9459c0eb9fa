import { describe, expect, it } from 'vitest';
import type { ChatRoom } from '../../src/chat/room/chat-room.ts';
import type { MessageRow } from '../../src/chat/timeline/timeline-row.ts';
import { RoomServices } from '../../src/compose/room-services.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import type { WayIn } from '../../src/sign-in/way-in.ts';
import { openAuthorizer } from '../../src/tvm-client/authorizer.ts';
import type { RoomRequest } from '../../src/ui/room/room-request.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';
import { FakeTvm } from '../support/fake-tvm.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const CONFIG: AppConfig = {
  cacheName: 'chat',
  tokenVendingMachines: [
    { name: 'Guests', url: 'https://guests.example/token', auth: 'open' },
    { name: 'Others', url: 'https://others.example/token', auth: 'open' },
  ],
  rooms: [],
  locked: false,
};
const TOKEN_MINUTES = 15;
const MINUTE_MS = 60_000;

function setUp() {
  const clock = new FakeClock();
  const machine = new FakeTvm(clock);
  const topic = new FakeTopicService(clock);
  const browser = new FakeTabs(clock);
  const tab = browser.open();
  const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
  const services = new RoomServices({
    config: CONFIG,
    clock,
    transport: topic,
    fetch: machine.fetch,
    storage: () => storage,
    tabs: tab.platform,
    page: tab.page,
    wake: { subscribe: () => () => {} },
  });
  /** The service says something now and then, so that streams are seen alive; and time goes by. */
  const live = async (minutes: number) => {
    for (let beat = 0; beat < minutes * 6; beat++) {
      topic.heartbeat();
      await clock.advance(MINUTE_MS / 6);
    }
  };
  const enter = async (
    userName: string,
    { roomName = 'lobby', machineName = 'Guests', wayIn }: Partial<RoomRequest> & { wayIn?: WayIn } = {},
  ) => {
    const room = services.enterRoom({ machineName, roomName, userName, wayIn });
    await clock.advance(5_000);
    return room;
  };
  /** Under which names the machine was asked, oldest first. */
  const asked = () => machine.requests.map(({ url }) => new URL(url).searchParams.get('name'));
  /** The token of the latest message published with this text. */
  const tokenOf = (text: string) =>
    topic.publishes.findLast((publish) => publish.text.includes(`"${text}"`))?.token;
  const say = async (room: ChatRoom, text: string) => {
    room.send(text);
    await clock.advance(1_000);
    return tokenOf(text);
  };
  return { clock, machine, topic, browser, services, enter, live, asked, say };
}

const isLive = (room: ChatRoom) => room.connection.state === 'live';

function messagesOf({ timeline }: ChatRoom): MessageRow[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).filter(
    (row) => row?.kind === 'message',
  );
}

const inOrder = (texts: readonly (string | null | undefined)[]) =>
  texts.map(String).toSorted((a, b) => a.localeCompare(b));

describe('RoomServices', () => {
  it('has messages say what somebody calls themselves whose id is no name', async () => {
    const { enter, say, topic } = setUp();
    const wayIn: WayIn = {
      identity: { state: 'signed-out' },
      onIdentity: () => () => {},
      authorizer: openAuthorizer,
      claimedName: 'Queen Ann',
      signOut: async () => {},
      endedElsewhere: () => {},
    };
    const room = await enter('b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', { wayIn });
    await say(room, 'hello');
    expect(topic.publishes.at(-1)?.text).toContain('"username":"Queen Ann"');
  });

  it('asks once for the token of whoever is expected and then enters, and connects ahead', async () => {
    const { asked, clock, enter, services, topic } = setUp();
    const approached: string[] = [];
    Object.assign(topic, { approach: (token: string) => void approached.push(token) });
    const request = { machineName: 'Guests', roomName: 'lobby', userName: 'Ann', wayIn: undefined };
    void services.expect(request);
    await clock.advance(5_000);
    expect([asked(), approached.length, topic.subscribes]).toEqual([['Ann'], 1, []]);
    await clock.advance(2 * MINUTE_MS);
    await enter('Ann');
    expect(asked()).toEqual(['Ann']);
    expect(topic.subscribes[0]?.token).toBe(approached[0]);
  });

  it('asks a service that is known for permission beside the request for the token, and no other', async () => {
    const { asked, services, topic } = setUp();
    const permissions: (readonly [string, number])[] = [];
    Object.assign(topic, { askAhead: (url: string) => void permissions.push([url, asked().length]) });
    const request = { machineName: 'Guests', roomName: 'lobby', userName: 'Ann', wayIn: undefined };
    void services.expect({ ...request, service: 'https://momento.example' });
    void services.expect({ ...request, service: undefined });
    expect(permissions).toEqual([['https://momento.example', 0]]);
  });

  it('does not keep the token fresh of whoever is expected and does not come', async () => {
    const { asked, clock, services } = setUp();
    void services.expect({ machineName: 'Guests', roomName: 'lobby', userName: 'Ann', wayIn: undefined });
    await clock.advance(4 * TOKEN_MINUTES * MINUTE_MS);
    expect(asked()).toEqual(['Ann']);
  });

  it('leaves it to the room to tell that the machine refuses whoever is expected', async () => {
    const { clock, enter, machine, services } = setUp();
    machine.refuseWith(503);
    void services.expect({ machineName: 'Guests', roomName: 'lobby', userName: 'Ann', wayIn: undefined });
    await clock.advance(1_000);
    const room = await enter('Ann');
    expect(room.connection).toMatchObject({ state: 'recovering', problem: { source: 'machine' } });
  });

  it('shares one token between the rooms of one name', async () => {
    const { asked, enter, live, say } = setUp();
    const lobby = await enter('Ann');
    const kitchen = await enter('Ann', { roomName: 'kitchen' });
    expect([isLive(lobby), isLive(kitchen)]).toEqual([true, true]);
    expect(asked()).toEqual(['Ann']);
    expect(await say(lobby, 'one')).toBe(await say(kitchen, 'two'));
    await live(TOKEN_MINUTES);
    // One renewal serves both.
    expect(asked()).toEqual(['Ann', 'Ann']);
    expect([await say(lobby, 'three'), await say(kitchen, 'four')]).toEqual(['token-2', 'token-2']);
  });

  it('keeps a token for each of two names, and renews both', async () => {
    const { asked, enter, live, say, topic } = setUp();
    const ann = await enter('Ann');
    const ben = await enter('Ben');
    expect([await say(ann, 'a1'), await say(ben, 'b1')]).toEqual(['token-1', 'token-2']);
    await live(TOKEN_MINUTES);
    expect(inOrder(asked())).toEqual(['Ann', 'Ann', 'Ben', 'Ben']);
    topic.expire('token-1');
    topic.expire('token-2');
    await live(1);
    expect([isLive(ann), isLive(ben)]).toEqual([true, true]);
    const tokens = [await say(ann, 'a2'), await say(ben, 'b2')];
    expect(inOrder(tokens)).toEqual(['token-3', 'token-4']);
  });

  it('tells the same name at two machines apart', async () => {
    const { enter, machine } = setUp();
    await enter('Ann');
    await enter('Ann', { machineName: 'Others' });
    expect(machine.requests.map(({ url }) => new URL(url).host)).toEqual([
      'guests.example',
      'others.example',
    ]);
  });

  it('leaves a room alone when another is left, under the same name or another', async () => {
    const { enter, live, say, topic } = setUp();
    const stays = await enter('Ann');
    const sameName = await enter('Ann', { roomName: 'kitchen' });
    const otherName = await enter('Ben');
    sameName.close();
    otherName.close();
    await live(2 * TOKEN_MINUTES);
    topic.expire('token-1');
    topic.expire('token-2');
    await live(1);
    expect(isLive(stays)).toBe(true);
    expect(await say(stays, 'still here')).toMatch(/^token-[3-9]$/);
  });

  it('asks for no token of a name that has left', async () => {
    const { asked, clock, enter, live } = setUp();
    const room = await enter('Ann');
    room.close();
    room.close();
    await live(3 * TOKEN_MINUTES);
    expect(asked()).toEqual(['Ann']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('still has the tokens of the two who left last, and of nobody before them', async () => {
    const { asked, browser, enter } = setUp();
    for (const name of ['Ann', 'Ben', 'Cid']) (await enter(name)).close();
    expect(asked()).toEqual(['Ann', 'Ben', 'Cid']);
    const links = browser.openChannels;
    const back = [await enter('Ben'), await enter('Cid')];
    expect(back.map(isLive)).toEqual([true, true]);
    expect(asked()).toEqual(['Ann', 'Ben', 'Cid']);
    expect(browser.openChannels).toBe(links);
    await enter('Ann');
    expect(asked()).toEqual(['Ann', 'Ben', 'Cid', 'Ann']);
  });

  it('shares nothing with other tabs any more for names that left long ago', async () => {
    const { browser, enter } = setUp();
    (await enter('Ann')).close();
    const perName = browser.openChannels;
    expect(perName).toBeGreaterThan(0);
    for (const name of ['Ben', 'Cid', 'Dot', 'Eve']) (await enter(name)).close();
    expect(browser.openChannels).toBe(2 * perName);
  });

  it('closes no token that a room uses, however many names come and go', async () => {
    const { asked, enter, live, say } = setUp();
    const stays = await enter('Ann');
    for (const name of ['Ben', 'Cid', 'Dot', 'Eve']) (await enter(name)).close();
    await live(TOKEN_MINUTES);
    expect(isLive(stays)).toBe(true);
    expect(asked().filter((name) => name === 'Ann')).toHaveLength(2);
    expect(await say(stays, 'still here')).toBe('token-6');
  });

  it('closes all tokens of a machine on sign-out, in use or not, and none of another', async () => {
    const { asked, enter, live, machine, services, topic } = setUp();
    const open = await enter('Ann');
    (await enter('Ben')).close();
    const elsewhere = await enter('Ann', { machineName: 'Others' });
    services.forgetTokens('Guests');
    for (const token of ['token-1', 'token-2']) topic.expire(token);
    await live(2);
    expect(isLive(open)).toBe(false);
    expect(isLive(elsewhere)).toBe(true);
    expect(machine.requests).toHaveLength(3);
    // Who comes back is asked for anew, and a room that closes late takes nothing from them.
    const again = await enter('Ann');
    await enter('Ben');
    open.close();
    await live(TOKEN_MINUTES);
    expect(isLive(again)).toBe(true);
    expect(asked().slice(3, 5)).toEqual(['Ann', 'Ben']);
    const vended = machine.requests.length;
    expect(isLive(await enter('Ann', { roomName: 'kitchen' }))).toBe(true);
    expect(machine.requests).toHaveLength(vended);
  });

  it('knows what was written here after a reload and in other tabs, and no other name, room or machine does', async () => {
    const { clock, enter, say, topic } = setUp();
    const ann = await enter('Ann');
    const otherTab = await enter('Ann');
    const others = [
      await enter('Ben'),
      await enter('Ann', { roomName: 'kitchen' }),
      await enter('Ann', { machineName: 'Others' }),
    ];
    await say(ann, 'mine');
    ann.close();
    const afterReload = await enter('Ann');
    await clock.advance(5_000);
    const sent = topic.publishes.find(({ text }) => text.includes('"mine"'));
    topic.send((sent?.text ?? '').replace('"mine"', '"forged"'));
    await clock.advance(1_000);
    const seenBy = (room: ChatRoom) => messagesOf(room).map(({ own, text: shown }) => `${shown}: ${own}`);
    expect([otherTab, afterReload].map(seenBy)).toEqual([
      ['mine: true', 'forged: false'],
      ['mine: true', 'forged: false'],
    ]);
    expect(others.map(seenBy)).toEqual(others.map(() => ['mine: false', 'forged: false']));
  });

  it('makes no room at a machine that the configuration does not name', async () => {
    const { enter, machine } = setUp();
    await expect(enter('Ann', { machineName: 'Nobody' })).rejects.toThrow(
      'unable to enter a room; no machine is named "Nobody"',
    );
    expect(machine.requests).toEqual([]);
  });
});
