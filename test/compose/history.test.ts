import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ChatRoom } from '../../src/chat/room/chat-room.ts';
import { type Keep, PageHistory } from '../../src/compose/history.ts';
import { historySwitch } from '../../src/compose/history-switch.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import { StoredPageMemory } from '../../src/ui/parts/page-memory.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTopicSession } from '../support/fake-topic-session.ts';

const STAFF = { name: 'Staff', auth: 'lambda', url: 'https://staff.example/token' } as const;
const GUESTS = { name: 'Guests', auth: 'open', url: 'https://guests.example/token' } as const;
const CONFIG: AppConfig = {
  cacheName: 'chat',
  tokenVendingMachines: [STAFF, GUESTS],
  rooms: [],
  locked: false,
};

const values = new Map<string, string>();
const storage = {
  getItem: (key: string) => values.get(key) ?? null,
  setItem: (key: string, value: string) => void values.set(key, value),
  removeItem: (key: string) => void values.delete(key),
} as Storage;
const memory = new StoredPageMemory({ device: () => storage, tab: () => storage });

beforeEach(() => values.clear());

/** A device, on which pages are opened one after the other. */
function setUp() {
  const clock = new FakeClock();
  const factory = new IDBFactory();
  const untilStored = async () => {
    for (let round = 0; round < 40; round++) await settle();
  };
  const openPage = (config: AppConfig = CONFIG, database: () => IDBFactory | undefined = () => factory) =>
    new PageHistory({ memory, config, clock, database });
  /** What is shown at once in a room, in which Bob says something then. */
  const visit = async (page: PageHistory, { name }: { readonly name: string }, text: string) => {
    const request = { machineName: name, userName: 'Ann', roomName: 'lobby' };
    const session = new FakeTopicSession({ clock });
    const entering = page.enter(request, (keep?: Keep) => {
      const room = new ChatRoom({ session: keep?.(session) ?? session, clock, ...request });
      room.start();
      return room;
    });
    await untilStored();
    const room = await entering;
    onTestFinished(() => room.close());
    const texts = Array.from({ length: room.timeline.length }, (_, index) => room.timeline.at(index));
    session.deliver(JSON.stringify({ event: 'message', username: 'Bob', text, id: text }));
    room.close();
    await untilStored();
    return texts.flatMap((row) => (row?.kind === 'message' ? [row.text] : []));
  };
  return { clock, openPage, untilStored, visit };
}

describe('What a page keeps', () => {
  it('is there in a room as soon as that has been entered', async () => {
    const { openPage, visit } = setUp();
    expect(await visit(openPage(), STAFF, 'one')).toEqual([]);
    expect(await visit(openPage(), STAFF, 'two')).toEqual(['one']);
    expect(await visit(openPage(), GUESTS, 'three')).toEqual([]);
  });

  it('is gone after a sign-out, of that machine alone', async () => {
    const { openPage, visit, untilStored } = setUp();
    memory.save('history', 'on');
    const page = openPage();
    await visit(page, STAFF, 'one');
    await visit(page, GUESTS, 'two');
    memory.save('history', `on\n${STAFF.url}`);
    page.forgetOwed();
    await untilStored();
    expect(memory.load('history')).toBe('on');
    expect(await visit(page, STAFF, 'three')).toEqual([]);
    expect(await visit(page, GUESTS, 'four')).toEqual(['two']);
  });

  it('is gone with the next visit where a sign-out could not do it, and is not shown before', async () => {
    const { openPage, visit } = setUp();
    memory.save('history', 'on');
    await visit(openPage(), STAFF, 'one');
    memory.save('history', `on\n${STAFF.url}`);
    const refusing = {
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    } as unknown as IDBFactory;
    expect(
      await visit(
        openPage(CONFIG, () => refusing),
        STAFF,
        'two',
      ),
    ).toEqual([]);
    expect(memory.load('history')).toBe(`on\n${STAFF.url}`);
    expect(await visit(openPage(), STAFF, 'three')).toEqual([]);
    expect(memory.load('history')).toBe('on');
  });

  it('is nothing where the operator forbids it, and what was kept before goes', async () => {
    const { openPage, visit } = setUp();
    memory.save('history', 'on');
    await visit(openPage(), STAFF, 'one');
    expect(await visit(openPage({ ...CONFIG, history: false }), STAFF, 'two')).toEqual([]);
    expect(await visit(openPage(), STAFF, 'three')).toEqual([]);
  });

  it('goes with a room that is left for good', async () => {
    const { openPage, visit, untilStored } = setUp();
    const page = openPage();
    await visit(page, STAFF, 'one');
    page.forgetRoom({ machineName: 'Staff', userName: 'Ann', roomName: 'kitchen' });
    expect(await visit(page, STAFF, 'two')).toEqual(['one']);
    page.forgetRoom({ machineName: 'Staff', userName: 'Ann', roomName: 'lobby' });
    await untilStored();
    expect(await visit(page, STAFF, 'three')).toEqual([]);
  });

  it('goes when it is switched off', async () => {
    const { clock, openPage, visit } = setUp();
    const page = openPage();
    expect(await page.turn(true)).toBe(true);
    expect(memory.load('history')).toBe('on');
    await visit(page, STAFF, 'one');
    expect(await page.turn(false)).toBe(true);
    expect(memory.load('history')).toBeUndefined();
    expect(await visit(page, STAFF, 'two')).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is not switched on where the browser does not let it', async () => {
    const { openPage } = setUp();
    await expect(openPage(CONFIG, () => undefined).turn(true)).rejects.toThrow(/no database/);
    expect(memory.load('history')).toBeUndefined();
  });
});

describe('The switch', () => {
  it('loads nothing for those who do not want it, and notes no sign-out', () => {
    const { wanted, signOut } = historySwitch({ memory, config: CONFIG });
    expect(wanted()).toBeUndefined();
    signOut(STAFF.url);
    expect(memory.load('history')).toBeUndefined();
  });

  it('notes a sign-out before anything else', () => {
    memory.save('history', 'on');
    const { signOut } = historySwitch({ memory, config: CONFIG });
    signOut(STAFF.url);
    signOut(GUESTS.url);
    expect(memory.load('history')).toBe(`on\n${STAFF.url}\n${GUESTS.url}`);
  });
});
