import { describe, expect, it } from 'vitest';
import type { Cancel } from '../../src/base/cancel.ts';
import { Notifier } from '../../src/base/notifier.ts';

describe('Notifier', () => {
  it('tells every listener, in the order they came', () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    notifier.subscribe((value) => heard.push(`first ${value}`));
    notifier.subscribe((value) => heard.push(`second ${value}`));
    notifier.notify('a');
    expect(heard).toEqual(['first a', 'second a']);
  });

  it('tells nobody who has left, however often they leave', () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    const leave = notifier.subscribe((value) => heard.push(value));
    leave();
    leave();
    notifier.notify('a');
    expect(heard).toEqual([]);
    expect(notifier.size).toBe(0);
  });

  it('lets the same function subscribe twice and leave once', () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    const listener = (value: string) => void heard.push(value);
    const leave = notifier.subscribe(listener);
    notifier.subscribe(listener);
    leave();
    notifier.notify('a');
    expect(heard).toEqual(['a']);
  });

  it('does not tell a listener that another one removed during the call', () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    let leave: Cancel = () => {};
    notifier.subscribe(() => leave());
    leave = notifier.subscribe((value) => heard.push(value));
    notifier.notify('a');
    expect(heard).toEqual([]);
  });

  it('does not tell a listener that came during the call', () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    notifier.subscribe(() => void notifier.subscribe((value) => heard.push(value)));
    notifier.notify('a');
    expect(heard).toEqual([]);
  });

  it('tells the others when one listener throws, and reports the error as uncaught', async () => {
    const notifier = new Notifier<string>();
    const heard: string[] = [];
    const boom = new Error('boom');
    notifier.subscribe(() => {
      throw boom;
    });
    notifier.subscribe((value) => heard.push(value));

    const uncaught = await uncaughtDuring(() => notifier.notify('a'));

    expect(heard).toEqual(['a']);
    expect(uncaught).toEqual([boom]);
  });

  it('forgets everybody on clear', () => {
    const notifier = new Notifier<string>();
    notifier.subscribe(() => {});
    notifier.clear();
    expect(notifier.size).toBe(0);
  });
});

/** Stands in for the test runner's own handlers while `act` has its effects. */
async function uncaughtDuring(act: () => void): Promise<unknown[]> {
  const own = process.listeners('uncaughtException');
  const caught: unknown[] = [];
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => caught.push(error));
  try {
    act();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const listener of own) process.on('uncaughtException', listener);
  }
  return caught;
}
