import { describe, expect, it } from 'vitest';
import { OwnMessages } from '../../../src/chat/room/own-messages.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

function setUp() {
  const device = new FakeWebStorage();
  const open = (owner = 'Ann in the lobby') => {
    const storage = Object.assign(device.openTab(), { length: 0, key: () => null });
    return new OwnMessages({ storage: () => storage, owner });
  };
  return { device, open };
}

/** What storage has under the only key there is. */
function put(device: FakeWebStorage, value: string): void {
  const [[key]] = JSON.parse(device.content) as [[string, string]];
  device.openTab().setItem(key, value);
}

describe('OwnMessages', () => {
  it('knows what was sent under an id, and nothing else under it', () => {
    const own = new OwnMessages();
    own.add('a', 'hello');
    expect([own.has('a'), own.wrote('a', 'hello'), own.wrote('a', 'hullo')]).toEqual([true, true, false]);
    expect([own.has('b'), own.wrote('b', 'hello')]).toEqual([false, false]);
  });

  it('knows it again after a reload', () => {
    const { open } = setUp();
    open().add('a', 'hello');
    const own = open();
    expect([own.wrote('a', 'hello'), own.wrote('a', 'hullo')]).toEqual([true, false]);
  });

  it('learns what another tab writes when it looks', () => {
    const { open } = setUp();
    const [one, two] = [open(), open()];
    one.add('a', 'hello');
    expect(two.has('a')).toBe(false);
    two.readStorage();
    expect(two.wrote('a', 'hello')).toBe(true);
    two.add('b', 'and you');
    one.readStorage();
    expect([one.wrote('a', 'hello'), one.wrote('b', 'and you')]).toEqual([true, true]);
  });

  it('loses nothing of its own when another tab overwrites the list', () => {
    const { device, open } = setUp();
    const own = open();
    own.add('a', 'hello');
    put(device, '[]');
    own.add('b', 'again');
    expect([open().has('a'), open().has('b')]).toEqual([true, true]);
  });

  it('knows nothing of what another owner wrote on the same device, and names nobody in storage', () => {
    const { device, open } = setUp();
    open('Ann').add('a', 'my secret');
    expect([open('Ben').has('a'), open('Ben').wrote('a', 'my secret'), open('Ann').has('a')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(device.content).not.toMatch(/Ann|secret/);
  });

  it('remembers the latest 500 of all who write on the device', () => {
    const { device, open } = setUp();
    open('Ben').add('first', 'x');
    const own = open();
    for (let n = 0; n < 500; n++) own.add(`id-${n}`, 'x');
    expect([open('Ben').has('first'), open().has('id-0'), open().has('id-499')]).toEqual([false, true, true]);
    own.add('id-500', 'x');
    expect([open().has('id-0'), open().has('id-500')]).toEqual([false, true]);
    expect(device.content.length).toBeLessThan(200_000);
  });

  it.each([
    ['not json'],
    ['null'],
    ['{"a":1}'],
    ['[1,null,{},"ab",["a"],["a",1],["a","b","c"]]'],
    ['[["__proto__","x"]]'],
  ])('begins anew where it finds %s', (value) => {
    const { device, open } = setUp();
    open().add('any', 'thing');
    put(device, value);
    const own = open();
    expect([own.has('any'), own.has('a'), own.has('1')]).toEqual([false, false, false]);
    own.add('b', 'hello');
    expect(open().wrote('b', 'hello')).toBe(true);
  });

  it('lasts as long as the page where storage is blocked', () => {
    const { device, open } = setUp();
    device.isBlocked = true;
    const own = open();
    own.add('a', 'hello');
    expect([own.wrote('a', 'hello'), own.wrote('a', 'hullo')]).toEqual([true, false]);
  });
});
