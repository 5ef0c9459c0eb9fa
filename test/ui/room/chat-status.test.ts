import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../../src/chat/room/chat-room.ts';
import { ChatStatus } from '../../../src/ui/room/chat-status.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { byRole, spokenText, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const problem = { source: 'topic', code: 'unavailable' } as const;

async function statusOf(connection: Connection, clock = new FakeClock()) {
  const host = await mount(Object.assign(new ChatStatus(), { connection, clock }));
  return { host, clock, status: byRole(host, 'status') };
}

function recovering(
  more: { readonly retryAtMs?: number; readonly wasLive?: boolean; readonly canPublish?: true } = {},
): Connection {
  return { state: 'recovering', attempt: 1, problem, wasLive: true, ...more };
}

describe('chat-status', () => {
  it.each<[Connection, string]>([
    [{ state: 'connecting' }, 'Connecting…'],
    [{ state: 'live', readOnly: false }, 'Live'],
    [{ state: 'live', readOnly: true }, 'Live, read only'],
    [{ state: 'live', readOnly: false, isDelayed: true }, 'Messages come with a delay'],
    [recovering(), 'Reconnecting…'],
    [recovering({ canPublish: true }), 'Sending works, receiving does not'],
    [recovering({ wasLive: false }), 'Connecting…'],
    [{ state: 'refused', problem }, 'Not connected'],
    [{ state: 'closed' }, 'Closed'],
  ])('says of %j: %s', async (connection, words) => {
    const { status } = await statusOf(connection);
    expect(textOf(status)).toBe(words);
  });

  it('asks to sign in again where that is what is missing', async () => {
    const { host, status } = await statusOf({ state: 'refused', problem });
    Object.assign(host, { identityLost: true });
    await host.updateComplete;
    expect(textOf(status)).toBe('Sign in again');
  });

  it('says when it tries again to receive', async () => {
    const clock = new FakeClock();
    const connection = recovering({ retryAtMs: clock.wallMs() + 2_500, canPublish: true });
    const { status } = await statusOf(connection, clock);
    expect(textOf(status)).toBe('Sending works, receiving does not, next try in 3 s');
  });

  it('counts down for the eye, and tells a screen reader once', async () => {
    const clock = new FakeClock();
    const { status } = await statusOf(recovering({ retryAtMs: clock.wallMs() + 2_500 }), clock);
    const shown = [textOf(status)];
    const spoken = new Set([spokenText(status)]);
    for (const ms of [499, 1, 1_000, 1_000]) {
      await clock.advance(ms);
      shown.push(textOf(status));
      spoken.add(spokenText(status).replace('…', ''));
    }
    expect(shown).toEqual([
      'Reconnecting in 3 s',
      'Reconnecting in 3 s',
      'Reconnecting in 2 s',
      'Reconnecting in 1 s',
      'Reconnecting…',
    ]);
    expect([...spoken]).toEqual(['Reconnecting']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('stops counting when the state changes and when it leaves the page', async () => {
    const clock = new FakeClock();
    const { host } = await statusOf(recovering({ retryAtMs: clock.wallMs() + 60_000 }), clock);
    expect(clock.pendingTimers).toBe(1);
    host.connection = { state: 'live', readOnly: false };
    await host.updateComplete;
    expect(clock.pendingTimers).toBe(0);
    host.connection = recovering({ retryAtMs: clock.wallMs() + 60_000 });
    await host.updateComplete;
    host.remove();
    expect(clock.pendingTimers).toBe(0);
  });

  /** Has the device believe so; `undefined` as in a browser that does not tell. */
  function beOnline(first: boolean | undefined): (next: boolean) => void {
    let onLine = first;
    const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => onLine });
    onTestFinished(() => {
      Reflect.deleteProperty(navigator, 'onLine');
      if (real) Object.defineProperty(Navigator.prototype, 'onLine', real);
    });
    return (next) => {
      onLine = next;
      window.dispatchEvent(new Event(next ? 'online' : 'offline'));
    };
  }

  it('says that the device is offline, and when it no longer is', async () => {
    const become = beOnline(false);
    const clock = new FakeClock();
    const { host, status } = await statusOf(recovering({ retryAtMs: clock.wallMs() + 4_000 }), clock);
    expect(textOf(status)).toBe('Offline, next try in 4 s');
    become(true);
    await host.updateComplete;
    expect(textOf(status)).toBe('Reconnecting in 4 s');
  });

  it.each<[Connection, string, string]>([
    [{ state: 'live', readOnly: false }, 'Live', 'Offline'],
    [{ state: 'live', readOnly: true }, 'Live, read only', 'Offline'],
    [{ state: 'connecting' }, 'Connecting…', 'Offline…'],
  ])('says it also of %j, whose stream may still seem alive', async (connection, online, offline) => {
    const become = beOnline(true);
    const { host, status } = await statusOf(connection);
    expect([textOf(status), status.className]).toEqual([online, connection.state]);
    become(false);
    await host.updateComplete;
    expect([textOf(status), spokenText(status)]).toEqual([offline, offline]);
    expect(status.className).not.toBe('live');
    become(true);
    await host.updateComplete;
    expect([textOf(status), status.className]).toEqual([online, connection.state]);
  });

  it('does not call a device offline that does not tell', async () => {
    beOnline(undefined);
    const { status } = await statusOf({ state: 'live', readOnly: false });
    expect(textOf(status)).toBe('Live');
  });
});
