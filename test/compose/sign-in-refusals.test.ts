// A room whose member cannot be renewed: the real way in, token client, session and room, on a clock that the test moves.

import { describe, expect, it } from 'vitest';
import type { ChatRoom } from '../../src/chat/room/chat-room.ts';
import { RoomServices } from '../../src/compose/room-services.ts';
import { IdentityError } from '../../src/sign-in/identity-error.ts';
import { signInFailure } from '../../src/sign-in/sign-in-failure.ts';
import { TvmError } from '../../src/tvm-client/tvm-error.ts';
import { openCognitoTab, PASSWORD } from '../sign-in/cognito/cognito-tab.ts';
import { untilHeard } from '../support/fake-browser.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';
import { FakeTvm } from '../support/fake-tvm.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';
import { authenticationResult } from '../support/unsigned-tokens.ts';

const POOL = { userPoolId: 'eu-central-1_AbCdEfGhI', clientId: 'page', url: 'https://cognito.test/' };
const MEMBER = {
  name: 'Member',
  auth: 'cognito',
  url: 'https://members.example/token',
  userPoolId: POOL.userPoolId,
  clientId: POOL.clientId,
  authFlow: 'USER_PASSWORD_AUTH',
} as const;
const MINUTE_MS = 60_000;
const ID_TOKEN_MINUTES = 10;
const SIGNED_IN = { state: 'signed-in', userName: 'ada' };

const refusal = (name: string, message: string, status = 400) => ({ name, message, status });
const FIREWALL = refusal('ForbiddenException', 'Request not allowed due to WAF block.', 403);
const TRIGGER = refusal('UserLambdaValidationException', 'PreTokenGeneration failed with error no table.');

interface SetUpOptions {
  readonly clock?: FakeClock;
  /** With others, of the same browser. */
  readonly browserTab?: ReturnType<FakeTabs['open']>;
}

/** Somebody who has signed in, and a room to enter; `refuse` says how the service answers a renewal. */
async function setUp({ clock = new FakeClock(), browserTab }: SetUpOptions = {}) {
  const machine = new FakeTvm(clock);
  const topic = new FakeTopicService(clock);
  let serial = 0;
  let left = 0;
  let answer = () => new Response();
  const cognito = openCognitoTab(POOL, {
    clock,
    fetch: async () => {
      if (serial > 0 && left > 0) {
        left -= 1;
        return answer();
      }
      serial += 1;
      return Response.json(authenticationResult({ lifeSeconds: ID_TOKEN_MINUTES * 60, serial }));
    },
  });
  await cognito.wayIn.signIn({ userName: 'ada', password: PASSWORD });
  const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
  const services = new RoomServices({
    config: { cacheName: 'chat', tokenVendingMachines: [MEMBER], rooms: [], locked: false },
    clock,
    transport: topic,
    fetch: machine.fetch,
    storage: () => storage,
    tabs: browserTab?.platform,
    page: browserTab?.page ?? { subscribe: () => () => {} },
    wake: { subscribe: () => () => {} },
  });
  return {
    clock,
    machine,
    cognito,
    stored: () => cognito.tab.content,
    /** Calls of the sign-in service since somebody signed in. */
    renewals: () => cognito.calls.length - 1,
    enter: () => {
      const { wayIn } = cognito;
      return services.enterRoom({ machineName: 'Member', roomName: 'lobby', userName: 'ada', wayIn });
    },
    refuse: (given: ReturnType<typeof refusal> | string, times = Number.POSITIVE_INFINITY) => {
      left = times;
      answer = () =>
        typeof given === 'string'
          ? new Response(given, { status: 403, headers: { 'content-type': 'text/html' } })
          : Response.json({ __type: given.name, message: given.message }, { status: given.status });
    },
    allow: () => (left = 0),
    /**
     * The service says something now and then, so that streams are seen alive; and time goes by. The records of the
     * session answer beside the clock: without a rest for them a renewal would meet its deadline.
     */
    pass: async (minutes: number) => {
      for (let beat = 0; beat < minutes * 6; beat++) {
        topic.heartbeat();
        await clock.advance(MINUTE_MS / 6);
        await untilHeard();
      }
    },
  };
}

/** The same, at the end of the ID token, so that whoever enters needs another one. */
async function atTheEnd(options?: SetUpOptions) {
  const all = await setUp(options);
  await all.pass(ID_TOKEN_MINUTES);
  return all;
}

const problemOf = ({ connection }: { readonly connection: object }) =>
  'problem' in connection ? connection.problem : undefined;

/** The first thing that was said. */
const messageIn = ({ timeline }: Pick<ChatRoom, 'timeline'>) =>
  Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).find(
    (row) => row?.kind === 'message',
  );

describe('A room in which a sign-in cannot be renewed', () => {
  it('does not notice a trigger that fails once', async () => {
    const { enter, pass, refuse, renewals, cognito } = await setUp();
    const room = enter();
    const states: string[] = [];
    await pass(1);
    room.onConnection(({ state }) => states.push(state));
    refuse(TRIGGER, 1);
    await pass(30);
    expect(states).toEqual([]);
    expect(room.connection.state).toBe('live');
    expect(renewals()).toBeGreaterThan(1);
    expect(cognito.identities).toEqual([SIGNED_IN]);
  });

  it('does not notice a firewall that blocks for three minutes over the end of an ID token', async () => {
    const { enter, pass, refuse, allow, renewals, cognito, stored } = await setUp();
    const room = enter();
    await pass(ID_TOKEN_MINUTES - 1);
    const kept = stored();
    const before = renewals();
    const states: string[] = [];
    room.onConnection(({ state }) => states.push(state));
    refuse(FIREWALL);
    await pass(2);
    room.send('said behind the firewall');
    await pass(1);
    expect(stored()).toBe(kept);
    expect(renewals() - before).toBeGreaterThan(0);
    allow();
    await pass(5);
    expect([states, room.connection.state]).toEqual([[], 'live']);
    expect(renewals() - before).toBeLessThanOrEqual(4);
    expect(messageIn(room)).toMatchObject({ text: 'said behind the firewall', delivery: 'seen' });
    expect(cognito.identities).toEqual([SIGNED_IN]);
  });

  it('says who refuses, tries slowly, and opens by itself; what was written is kept', async () => {
    const { enter, pass, refuse, allow, renewals, machine, cognito } = await atTheEnd();
    refuse(FIREWALL);
    const room = enter();
    await pass(1);
    room.send('kept');
    expect(room.connection).toMatchObject({ state: 'recovering', wasLive: false });
    expect(problemOf(room)).toEqual({
      source: 'sign-in',
      code: 'refused',
      reason: { name: 'ForbiddenException', says: 'Request not allowed due to WAF block.' },
    });
    await pass(2);
    expect(renewals()).toBeLessThanOrEqual(3);
    expect(machine.requests).toEqual([]);
    allow();
    await pass(4);
    expect(room.connection.state).toBe('live');
    expect(messageIn(room)).toMatchObject({ text: 'kept', delivery: 'seen' });
    expect(cognito.identities).toEqual([SIGNED_IN]);
  });

  it('stops trying, and tries again for a person', async () => {
    const { enter, pass, refuse, allow, renewals, cognito, stored } = await atTheEnd();
    const kept = stored();
    refuse(FIREWALL);
    const room = enter();
    await pass(30);
    expect(renewals()).toBe(5);
    expect(room.connection).toMatchObject({ state: 'refused' });
    await pass(60);
    expect(renewals()).toBe(5);
    room.retryNow();
    await untilHeard();
    expect([renewals(), room.connection.state]).toEqual([6, 'refused']);
    await pass(1);
    expect(renewals()).toBe(6);
    expect(room.connection).toMatchObject({ state: 'refused', problem: { source: 'sign-in' } });
    expect([cognito.wayIn.identity, stored()]).toEqual([SIGNED_IN, kept]);
    allow();
    room.retryNow();
    await pass(1);
    expect(room.connection.state).toBe('live');
  });

  it('goes on when somebody has signed in again, which asks without losing anything', async () => {
    const { enter, pass, refuse, allow, cognito, stored } = await atTheEnd();
    const { wayIn } = cognito;
    const kept = stored();
    refuse(TRIGGER);
    const room = enter();
    await pass(1);
    wayIn.askAgain(true);
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'ada' });
    wayIn.askAgain(false);
    expect([wayIn.step.step, stored()]).toEqual(['signed-in', kept]);
    wayIn.askAgain(true);
    allow();
    await wayIn.signIn({ userName: 'ada', password: PASSWORD });
    room.retryNow();
    await pass(1);
    expect(room.connection.state).toBe('live');
    expect(cognito.identities).toEqual([SIGNED_IN, SIGNED_IN]);
  });

  it("does not blame the machine for a proxy's page, and is back soon after it", async () => {
    const { enter, pass, refuse, allow, machine, cognito } = await atTheEnd();
    refuse('<!doctype html><title>Blocked by the proxy</title>');
    const room = enter();
    await pass(5);
    expect(room.connection).toMatchObject({
      state: 'recovering',
      problem: { source: 'sign-in', code: 'unreachable' },
    });
    expect(machine.requests).toEqual([]);
    allow();
    await pass(2);
    expect(room.connection.state).toBe('live');
    expect(cognito.identities).toEqual([SIGNED_IN]);
  });

  it.each([
    refusal('RefreshTokenReuseException', 'Refresh token was used before.'),
    refusal('NotAuthorizedException', 'Refresh Token has been revoked'),
    refusal('NotAuthorizedException', 'Invalid Refresh Token.'),
    refusal('ResourceNotFoundException', 'Device does not exist.'),
  ])('asks to sign in again after $name, "$message"', async (given) => {
    const { enter, pass, refuse, renewals, cognito } = await atTheEnd();
    refuse(given);
    enter();
    await pass(5);
    expect(renewals()).toBe(1);
    expect(cognito.wayIn.identity).toEqual({ state: 'lost', userName: 'ada' });
  });

  it.each([
    refusal('NotAuthorizedException', 'Unable to verify secret hash for client page'),
    refusal('NotAuthorizedException', 'Something that nobody has heard of.'),
    refusal('InvalidParameterException', 'Initiate Auth method not supported.'),
    refusal('UnsupportedOperationException', 'Rotation is on.'),
    refusal('SomethingNewException', 'New.'),
  ])('keeps the tokens after $name, "$message"', async (given) => {
    const { enter, pass, refuse, renewals, cognito, stored } = await atTheEnd();
    const kept = stored();
    refuse(given);
    const room = enter();
    await pass(2);
    expect(renewals()).toBe(2);
    expect([cognito.wayIn.identity, stored()]).toEqual([SIGNED_IN, kept]);
    expect(problemOf(room)).toMatchObject({ source: 'sign-in', code: 'refused' });
  });
});

describe('A failure of the sign-in service', () => {
  const refused = new IdentityError('refused', { retryable: true, retryAfterMs: 60_000 });
  const failed = new TvmError('unreachable', 'there is no identity', { cause: refused });

  it('is found behind what a client says of it, and when to come back', () => {
    const heldOff = new TvmError('unreachable', 'wait', { cause: failed, retryAfterMs: 4_000 });
    expect(signInFailure(failed)).toMatchObject({ source: 'sign-in', code: 'refused', retryAfterMs: 60_000 });
    expect(signInFailure(heldOff)).toMatchObject({ source: 'sign-in', retryAfterMs: 4_000 });
    expect(
      signInFailure(new TvmError('unreachable', 'no network', { cause: new TypeError() })),
    ).toBeUndefined();
    expect(signInFailure(undefined)).toBeUndefined();
  });

  it('is not told to other tabs as one of the machine: each asks for itself', async () => {
    const clock = new FakeClock();
    const browser = new FakeTabs(clock);
    const first = await atTheEnd({ clock, browserTab: browser.open() });
    const second = await atTheEnd({ clock, browserTab: browser.open() });
    first.refuse(FIREWALL);
    first.enter();
    await first.pass(1);
    const room = second.enter();
    const states: string[] = [];
    room.onConnection(({ state }) => states.push(state));
    await second.pass(1);
    expect(states).toEqual(['live']);
  });
});
