import { describe, expect, it } from 'vitest';
import { History, type KeptMore } from '../../../src/chat/history/history.ts';
import { historyDatabase } from '../../../src/chat/history/history-database.ts';
import type { KeptItem } from '../../../src/chat/history/kept-items.ts';
import { ANN, openBrowser, said } from './history-set-up.ts';

const DAY_MS = 24 * 3_600_000;
const BEN = { ...ANN, userName: 'Ben' };
const KITCHEN = { ...ANN, roomName: 'kitchen' };
const ELSEWHERE = { ...ANN, machineUrl: 'https://elsewhere.example/token' };

function setUp() {
  const { clock, history, content } = openBrowser();
  const item = (sequence: number, more: Partial<KeptItem> = {}): KeptItem => ({
    page: 1,
    sequence,
    publisherId: 'bob',
    receivedAtMs: clock.wallMs(),
    value: said(`number ${sequence}`),
    ...more,
  });
  const textsOf = async (owner = ANN) => (await history.open(owner)).items.map(({ sequence }) => sequence);
  return { clock, history, content, item, textsOf };
}

function more(items: readonly KeptItem[], rest: Partial<KeptMore> = {}): KeptMore {
  const rights = { tokenId: undefined, verifiedIds: undefined };
  return { items, erased: new Map(), isAnew: false, rights, ...rest };
}

describe('History', () => {
  it('keeps a room for one person, and for nobody else', async () => {
    const { history, item, textsOf } = setUp();
    await (await history.open(ANN)).write(more([item(1)]));
    expect(await textsOf()).toEqual([1]);
    for (const other of [BEN, KITCHEN, ELSEWHERE]) expect(await textsOf(other)).toEqual([]);
  });

  it('has once what two tabs keep, in the order of the topic', async () => {
    const { history, item, textsOf } = setUp();
    const [one, two] = [await history.open(ANN), await history.open(ANN)];
    await Promise.all([one.write(more([item(1), item(3)])), two.write(more([item(2), item(3), item(1)]))]);
    await two.write(more([item(1, { page: 2 }), item(4)]));
    expect(await textsOf()).toEqual([1, 2, 3, 4, 1]);
  });

  it('does not bring a text back that another tab has taken away', async () => {
    const { history, item, content } = setUp();
    const [one, two] = [await history.open(ANN), await history.open(ANN)];
    const secret = item(1, { value: said('secret') });
    await one.write(more([secret], { erased: new Map([['1:1', 'others']]) }));
    await two.write(more([secret]));
    expect(await content()).not.toContain('"text\\":\\"secret');
  });

  it('keeps the last 200 messages, whatever lies between them', async () => {
    const { history, item, textsOf } = setUp();
    const room = await history.open(ANN);
    const { value: _, ...nothing } = item(0);
    const items = Array.from({ length: 300 }, (__, index) =>
      index % 10 === 0 ? { ...nothing, sequence: index } : item(index),
    );
    await room.write(more(items));
    const kept = await textsOf();
    expect(kept.filter((sequence) => sequence % 10 !== 0)).toHaveLength(200);
    expect(kept.at(-1)).toBe(299);
    await room.write(more([item(300, { value: said('x') })]));
    expect((await textsOf()).filter((sequence) => sequence % 10 !== 0 || sequence === 300)).toHaveLength(200);
  });

  it('keeps no more than 256 Ki units of text', async () => {
    const { history, item, textsOf } = setUp();
    const value = 'x'.repeat(4_096);
    const items = Array.from({ length: 100 }, (_, index) => item(index, { value, publisherId: '' }));
    await (await history.open(ANN)).write(more(items));
    expect(await textsOf()).toHaveLength(64);
  });

  it('keeps nothing for longer than seven days, also in a room that nobody enters', async () => {
    const { clock, history, item, content, textsOf } = setUp();
    await (await history.open(ANN)).write(more([item(1)]));
    await clock.advance(7 * DAY_MS, { patient: false });
    await history.tidy();
    expect(await textsOf()).toEqual([1]);
    await clock.advance(1, { patient: false });
    await history.tidy();
    expect(await content()).not.toContain('number 1');
    expect(await textsOf()).toEqual([]);
  });

  it('keeps the 20 rooms that were used last', async () => {
    const { clock, history, item, textsOf } = setUp();
    for (let index = 0; index < 22; index++) {
      await clock.advance(1_000);
      await (await history.open({ ...ANN, roomName: `room ${index}` })).write(more([item(index)]));
    }
    await history.tidy();
    expect(await textsOf({ ...ANN, roomName: 'room 1' })).toEqual([]);
    expect(await textsOf({ ...ANN, roomName: 'room 2' })).toEqual([2]);
  });

  it('forgets the rooms that are meant, and whoever is in one of them keeps no more of it', async () => {
    const { history, item, textsOf } = setUp();
    const all = [ANN, BEN, KITCHEN, ELSEWHERE];
    const rooms = await Promise.all(all.map((owner) => history.open(owner)));
    for (const room of rooms) await room.write(more([item(1)]));
    await history.forget({ machineUrl: ANN.machineUrl, roomName: 'lobby' });
    // Another tab begins again.
    await history.open(ANN);
    for (const room of rooms) await room.write(more([item(2)]));
    expect(await Promise.all(all.map(textsOf))).toEqual([[], [], [1, 2], [1, 2]]);
    await history.forget({});
    expect(await Promise.all(all.map(textsOf))).toEqual([[], [], [], []]);
  });

  it('remembers what the machine said of who is who, until it says otherwise', async () => {
    const { history, item } = setUp();
    const room = await history.open(ANN);
    const rightsOf = async () => {
      const { tokenId, verifiedIds } = await history.open(ANN);
      return { tokenId, verifiedIds };
    };
    const rights = { tokenId: 'ann', verifiedIds: 'all' } as const;
    await room.write(more([item(1)], { rights }));
    expect(await rightsOf()).toEqual(rights);
    await room.write(more([], { erased: new Map([['1:1', 'others']]) }));
    expect(await rightsOf()).toEqual(rights);
    await room.write(more([item(2)]));
    expect(await rightsOf()).toEqual({ tokenId: undefined, verifiedIds: undefined });
  });

  it.each([
    ['no record', 'nonsense'],
    ['no list', { life: 'a', usedAtMs: 0, items: 'nonsense' }],
    [
      'no items',
      { life: 'a', usedAtMs: 0, items: [null, 7, {}, { page: -1 }, [], { page: 1, sequence: 0.5 }] },
    ],
    [
      'too long a text',
      {
        life: 'a',
        usedAtMs: 0,
        items: [{ page: 1, sequence: 1, publisherId: '', receivedAtMs: 1, value: 'x'.repeat(5_000) }],
      },
    ],
    [
      'a value of another kind',
      {
        life: 'a',
        usedAtMs: 0,
        items: [{ page: 1, sequence: 1, publisherId: '', receivedAtMs: 1, value: { text: 'x' } }],
      },
    ],
  ])('reads %s as nothing', async (_, stored) => {
    const records = new Map<string, unknown>();
    const { clock } = setUp();
    const history = new History({
      records: {
        change: async (key, decide) =>
          void records.set(key, decide(records.has(key) ? records.get(key) : stored)),
        changeAll: async () => {},
      },
      clock,
      newId: () => 'life',
    });
    const room = await history.open(ANN);
    expect([room.items, room.tokenId, room.verifiedIds]).toEqual([[], undefined, undefined]);
  });

  it('says so where the browser has no database, or does not let it be opened', async () => {
    const { clock } = setUp();
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const refusing = { open: refuse } as unknown as IDBFactory;
    for (const factory of [undefined, refusing]) {
      const history = new History({ records: historyDatabase(() => factory), clock, newId: () => '' });
      await expect(history.open(ANN)).rejects.toThrow(/no database|blocked/);
      await expect(history.tidy()).rejects.toThrow(/no database|blocked/);
    }
  });
});
