import { describe, expect, it } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import { cachedSecret } from '../../tvm/cached-secret.ts';
import { FakeClock } from '../support/fake-clock.ts';

const MINUTE_MS = 60_000;

function secret() {
  const clock = new FakeClock();
  const store = {
    text: 'one',
    failing: false,
    reads: 0,
    parses: 0,
    read: async () => {
      store.reads += 1;
      await delay(clock, 10);
      if (store.failing) throw new Error(`the store is down`);
      return store.text;
    },
  };
  const value = cachedSecret({
    read: store.read,
    parse: (text) => {
      store.parses += 1;
      if (text === 'broken') throw new Error('no such secret');
      return { text };
    },
    clock,
  });
  /** Asks, and lets a reading end. */
  const ask = async () => {
    const asked = value().then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
    await clock.advance(10);
    return asked;
  };
  return { clock, store, value, ask };
}

describe('a secret', () => {
  it('is read at the first question, not before', async () => {
    const { store, ask } = secret();
    expect(store.reads).toBe(0);
    expect(await ask()).toBe('one');
    expect(store.reads).toBe(1);
  });

  it('is read once, however many ask', async () => {
    const { clock, store, value } = secret();
    const asked = Promise.all([value(), value(), value()]);
    await clock.advance(10);
    expect(new Set(await asked).size).toBe(1);
    expect(store.reads).toBe(1);
  });

  it('is kept for four minutes after its question, and then read again', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.text = 'two';
    await clock.advance(4 * MINUTE_MS - 11);
    expect(await ask()).toBe('one');
    expect(await ask()).toBe('two');
    expect(store.reads).toBe(2);
  });

  it('is parsed again only when it has changed', async () => {
    const { clock, store, value, ask } = secret();
    const first = value();
    await clock.advance(10);
    await clock.advance(4 * MINUTE_MS);
    await ask();
    expect(store.reads).toBe(2);
    expect(await value()).toBe(await first);
    expect(store.parses).toBe(1);
  });

  it('is used on while it cannot be read, to its limit of five minutes and no further', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.failing = true;
    await clock.advance(5 * MINUTE_MS - 11);
    expect(await ask()).toBe('one');
    expect(await ask()).toBe('the store is down');
  });

  it('is tried again ten seconds after a failure, not before', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.failing = true;
    await clock.advance(4 * MINUTE_MS);
    await ask();
    expect(store.reads).toBe(2);
    await clock.advance(9_990);
    await ask();
    expect(store.reads).toBe(2);
    await ask();
    expect(store.reads).toBe(3);
  });

  it('is asked for at once when there is none to go on with', async () => {
    const { store, ask } = secret();
    store.failing = true;
    expect(await ask()).toBe('the store is down');
    store.failing = false;
    expect(await ask()).toBe('one');
  });

  it('stays in use when what replaces it cannot be understood', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.text = 'broken';
    await clock.advance(4 * MINUTE_MS);
    expect(await ask()).toBe('one');
    await clock.advance(MINUTE_MS);
    expect(await ask()).toBe('no such secret');
  });

  it('is too old after a sleep that only the wall clock noticed', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.text = 'two';
    await clock.jump(4 * MINUTE_MS);
    expect(await ask()).toBe('two');
  });

  it('is not kept longer by a wall clock that is set back', async () => {
    const { clock, store, ask } = secret();
    await ask();
    store.text = 'two';
    await clock.jump(-60 * MINUTE_MS);
    await clock.advance(4 * MINUTE_MS);
    expect(await ask()).toBe('two');
  });
});
