import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { mutedPeople } from '../../../src/compose/muted.ts';
import { settingsServices } from '../../../src/compose/settings-services.ts';
import type { AppConfig } from '../../../src/config/app-config.ts';
import { loadSetUps } from '../../../src/sign-in/kind-set-ups.ts';
import type { MachineConfig } from '../../../src/sign-in/kinds.ts';
import { LambdaWayIn } from '../../../src/sign-in/lambda/lambda-way-in.ts';
import type { TokenOutcome } from '../../../src/sign-in/way-in-parts.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { ChatApp } from '../../../src/ui/page/chat-app.ts';
import type { ChatServices, EnteredRoom } from '../../../src/ui/page/chat-services.ts';
import { Notices } from '../../../src/ui/page/notices/notices.ts';
import type { BrowserNotice } from '../../../src/ui/parts/browser-notices.ts';
import { noticeWishText } from '../../../src/ui/parts/notice-wish.ts';
import { StoredPageMemory } from '../../../src/ui/parts/page-memory.ts';
import type { RoomRequest } from '../../../src/ui/room/room-request.ts';
import type { SettingsServices } from '../../../src/ui/settings/settings-services.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { allByRole, button, byRole, descriptionOf, textOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const GUEST: MachineConfig = { name: 'Guest', auth: 'open', url: 'https://guest.example/' };
const STAFF: MachineConfig = { name: 'Staff', auth: 'lambda', url: 'https://staff.example/' };
const MEMBER: MachineConfig = {
  name: 'Member',
  auth: 'cognito',
  url: 'https://member.example/',
  userPoolId: 'us-west-2_AbCdEfGhI',
  clientId: 'client',
  authFlow: 'USER_SRP_AUTH',
};

const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });

/** Services whose rooms are real ones on a fake topic. */
class FakeServices implements ChatServices {
  readonly clock = new FakeClock();
  readonly memory = memory;
  readonly mutedAt = mutedPeople(memory);
  readonly config: ChatServices['config'];
  readonly requests: RoomRequest[] = [];
  readonly sessions: FakeTopicSession[] = [];
  prepared = 0;
  /** Who was said to be about to enter. */
  readonly expected: RoomRequest[] = [];
  /** Machines that a connection was opened to ahead. */
  readonly approached: string[] = [];
  /** What a room needs cannot be loaded. */
  isGone = false;
  /** The machine that asks takes any password but "wrong", and attests the name as typed. */
  readonly staff = new LambdaWayIn({
    requestToken: async (authorizer, { signal }): Promise<TokenOutcome> => {
      const { headers } = await authorizer.authorize({ signal });
      return headers?.password === 'wrong'
        ? { ok: false, failure: { code: 'unauthorized', refusesThisPage: false } }
        : { ok: true, token: { tokenId: headers?.username } };
    },
  });
  readonly limit = { most: 3, take: () => ({ show: () => {}, release: () => {} }) };
  /** What somebody was told of outside the page. */
  readonly notices: BrowserNotice[] = [];
  /** Rooms that were left for good. */
  readonly forgotten: string[] = [];
  /** What `enterRoom` waits for. */
  gate: Promise<unknown> = Promise.resolve();

  constructor(config: Partial<AppConfig> | ChatServices['config'] = {}) {
    const base = { cacheName: 'chat', tokenVendingMachines: [GUEST], rooms: [], locked: false };
    this.config = 'ok' in config ? config : { ok: true, config: { ...base, ...config } };
  }

  get openRooms(): number {
    return this.sessions.filter(({ state }) => state.phase !== 'closed').length;
  }

  async prepare(request?: Parameters<ChatServices['prepare']>[0]): Promise<void> {
    this.prepared += 1;
    if (request && 'userName' in request) this.expected.push(request);
    else if (request) this.approached.push(request.machineName);
    if (this.isGone) throw new TypeError('Failed to fetch dynamically imported module');
  }

  async wayIn(): Promise<LambdaWayIn> {
    return this.staff;
  }

  async settings(): Promise<SettingsServices> {
    return settingsServices({
      kinds: await loadSetUps(),
      loaded: { result: this.config },
      memory,
      opened: new Map(),
      wayIn: () => this.wayIn(),
      mutedAt: this.mutedAt,
    });
  }

  async enterRoom(request: RoomRequest): Promise<EnteredRoom> {
    this.requests.push(request);
    await this.gate;
    const session = new FakeTopicSession({ clock: this.clock });
    this.sessions.push(session);
    const room = new ChatRoom({ session, clock: this.clock, ...request });
    room.start();
    session.goLive();
    return {
      room,
      limit: this.limit,
      muted: this.mutedAt(request.machineName),
      history: { forgetRoom: ({ roomName }) => void this.forgotten.push(roomName) },
      notices: async (options) =>
        new Notices(options, {
          clock: this.clock,
          turn: { read: () => {}, take: async () => true },
          isVisible: () => !document.hidden,
          show: (notice) => {
            this.notices.push(notice);
            return () => {};
          },
          chime: () => {},
        }),
    };
  }
}

// On a busy machine the first time takes longer than a test has.
beforeAll(loaded, 120_000);

async function open(services = new FakeServices()) {
  const app = await mount(Object.assign(new ChatApp(), { services }));
  await loaded();
  return { app, services };
}

/** Lazy screens come by dynamic import, which takes a few turns even when they are there. */
async function loaded(): Promise<void> {
  await import('../../../src/ui/page/rooms-screen.ts');
  await import('../../../src/ui/rooms/room-list.ts');
  await import('../../../src/ui/page/journey.ts');
  await import('../../../src/ui/settings/settings-dialog.ts');
  await import('../../../src/ui/set-up/set-up-page.ts');
  await import('../../../src/ui/set-up/config-problems.ts');
  await import('../../../src/sign-in/lambda/view/sign-in-view.ts');
  await loadSetUps();
  await import('../../../src/ui/sign-in/way-in-controller.ts');
  await import('../../../src/ui/sign-in/sign-in-dialog.ts');
  await settle();
  await settle();
}

async function join(app: ChatApp, room: string, name: string): Promise<void> {
  type(app, 'Room', room);
  type(app, 'Your name', name);
  await settle();
  button(app, 'Join').click();
  await settle();
  await loaded();
}

/** A page whose form was filled in and sent before its script was there. */
async function openSent({
  name,
  machine = GUEST,
}: {
  readonly name: string;
  readonly machine?: MachineConfig;
}) {
  const app = new ChatApp();
  app.innerHTML = `<form data-sent><input id="room" value="lobby"><input id="user-name" value="${name}"></form>`;
  await mount(app);
  const services = new FakeServices({ tokenVendingMachines: [machine] });
  await travel(() => {
    app.services = services;
  });
  return { app, services };
}

async function travel(go: () => void): Promise<void> {
  go();
  await settle();
  await loaded();
}

function valueOf(app: ChatApp, field: string): string {
  return (byRole(app, 'textbox', field) as HTMLInputElement).value;
}

describe('chat-app', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.pushState(null, '', '/');
  });

  it('shows the shell until it knows its configuration', async () => {
    const app = new ChatApp();
    app.innerHTML = '<form><input id="room"></form>';
    await mount(app);
    expect(app.shadowRoot?.querySelector('slot')).not.toBeNull();
  });

  it('takes over what was typed into the shell, with the focus', async () => {
    memory.save('user-name', 'Old name');
    history.pushState(null, '', '/?room=lobby');
    const app = new ChatApp();
    app.innerHTML = '<form><input id="room"><input id="user-name"></form>';
    await mount(app);
    const field = app.querySelector<HTMLInputElement>('#user-name');
    if (!field) throw new Error('no field');
    field.value = 'Ad';
    field.focus();
    app.services = new FakeServices();
    await settle();
    expect([valueOf(app, 'Room'), valueOf(app, 'Your name')]).toEqual(['lobby', 'Ad']);
    expect(app.querySelector('form')).toBeNull();
    const form = app.shadowRoot?.querySelector('chat-join')?.shadowRoot;
    expect(form?.activeElement).toBe(byRole(app, 'textbox', 'Your name'));
  });

  it('marks what it fills a field with in which somebody is about to type', async () => {
    history.pushState(null, '', '/?room=lobby');
    const app = new ChatApp();
    app.innerHTML = '<form><input id="room"><input id="user-name"></form>';
    await mount(app);
    app.querySelector<HTMLInputElement>('#room')?.focus();
    app.services = new FakeServices();
    await settle();
    const { value, selectionStart, selectionEnd } = byRole(app, 'textbox', 'Room') as HTMLInputElement;
    expect(value.slice(selectionStart ?? Number.NaN, selectionEnd ?? Number.NaN)).toBe('lobby');
  });

  it('enters where the shell was sent before the script was there', async () => {
    const { services } = await openSent({ name: 'Ada' });
    expect(services.requests.map(({ roomName }) => roomName)).toEqual(['lobby']);
  });

  it('says what is missing in a shell that was sent', async () => {
    const { app, services } = await openSent({ name: '' });
    expect(services.requests).toEqual([]);
    expect(descriptionOf(byRole(app, 'textbox', 'Your name'))).toContain('Enter the name');
  });

  it('joins nowhere where people have to sign in first, although the shell was sent', async () => {
    const { app, services } = await openSent({ name: 'Ada', machine: STAFF });
    expect(services.requests).toEqual([]);
    expect(byRole(app, 'textbox', 'Username')).toBeDefined();
  });

  it('enters the room that was asked for, and remembers the name', async () => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    expect(services.requests).toEqual([{ machineName: 'Guest', roomName: 'lobby', userName: 'Ada' }]);
    expect(textOf(byRole(app, 'status'))).toBe('Live');
    expect(location.search).toBe('?room=lobby');
    expect(memory.load('user-name')).toBe('Ada');
  });

  it.each([
    ['lobby', 'Ann\u034f', 'Your name', 'It contains U+034F, which cannot be seen. Type it without that.'],
    ['lobby', 'Ann\u202e', 'Your name', 'It contains U+202E, which changes the direction of text.'],
    ['lobby', 'Guest: Bob', 'Your name', 'It looks like a mark of guests'],
    ['lob\u200bby', 'Ann', 'Room', 'It contains U+200B, which cannot be seen.'],
  ])('enters %j as %j by no means, and says why', async (room, name, field, words) => {
    const { app, services } = await open();
    await join(app, room, name);
    expect(services.requests).toEqual([]);
    expect(location.search).toBe('');
    expect(descriptionOf(byRole(app, 'textbox', field))).toContain(words);
    await join(app, 'lobby', 'Ann');
    expect(services.requests).toEqual([{ machineName: 'Guest', roomName: 'lobby', userName: 'Ann' }]);
  });

  it('enters with the names in their checked form', async () => {
    const { app, services } = await open();
    await join(app, ' the  lobby ', 'Zoe\u0308\u3000❤');
    expect(services.requests).toMatchObject([{ roomName: 'the lobby', userName: 'Zo\u00eb ❤\ufe0f' }]);
  });

  it('loads what joining needs at the first sign of it', async () => {
    const { app, services } = await open();
    expect(services.prepared).toBe(0);
    byRole(app, 'textbox', 'Room').dispatchEvent(
      new FocusEvent('focusin', { bubbles: true, composed: true }),
    );
    expect(services.prepared).toBe(1);
    await loaded();
  });

  it('expects whoever comes to the button with names that will do, once until they have joined', async () => {
    const { app, services } = await open();
    const comeTo = async (role: 'button' | 'textbox', name: string, type = 'pointerover') => {
      byRole(app, role, name).dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      await loaded();
    };
    await comeTo('textbox', 'Room', 'focusin');
    await comeTo('button', 'Join');
    type(app, 'Room', 'lobby');
    await comeTo('button', 'Join', 'focusin');
    expect(services.expected).toEqual([]);

    type(app, 'Your name', 'Ada');
    await comeTo('textbox', 'Your name');
    await comeTo('textbox', 'Room', 'focusin');
    expect(services.expected).toEqual([]);
    await comeTo('button', 'Join');
    const asAda = { machineName: 'Guest', roomName: 'lobby', userName: 'Ada' };
    expect(services.expected).toEqual([asAda]);

    type(app, 'Your name', 'Ann');
    await comeTo('button', 'Join');
    expect(services.expected).toEqual([asAda]);
    byRole(app, 'button', 'Join').click();
    await loaded();
    byRole(app, 'button', 'Leave').click();
    await loaded();
    await comeTo('textbox', 'Room');
    await comeTo('button', 'Join', 'focusin');
    expect(services.expected).toEqual([asAda, { ...asAda, userName: 'Ann' }]);
  });

  it('connects ahead once somebody types who they are, and again when they come to another field', async () => {
    const { app, services } = await open();
    const comeTo = async (name: string) => {
      byRole(app, 'textbox', name).dispatchEvent(new Event('focusin', { bubbles: true, composed: true }));
      await loaded();
    };
    await comeTo('Room');
    expect(services.approached).toEqual([]);
    type(app, 'Room', 'l');
    type(app, 'Room', 'lobby');
    expect(services.approached).toEqual(['Guest']);
    await comeTo('Your name');
    expect(services.approached).toEqual(['Guest']);
    type(app, 'Your name', 'Ada');
    expect(services.approached).toEqual(['Guest', 'Guest']);
    expect(services.expected).toEqual([]);
  });

  it('expects whoever joins without having come to the button, and nobody twice', async () => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    const asAda = { machineName: 'Guest', roomName: 'lobby', userName: 'Ada' };
    expect([services.expected, services.openRooms]).toEqual([[asAda], 1]);
    byRole(app, 'button', 'Leave').click();
    await loaded();
    byRole(app, 'button', 'Join').dispatchEvent(new Event('focusin', { bubbles: true, composed: true }));
    await join(app, 'lobby', 'Ada');
    expect(services.expected).toEqual([asAda, asAda]);
  });

  it('expects nobody who has to sign in first', async () => {
    const { app, services } = await open(new FakeServices({ tokenVendingMachines: [STAFF] }));
    for (const each of allByRole(app, 'button')) {
      each.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }));
    }
    await loaded();
    expect(services.expected).toEqual([]);
  });

  it('fills in the room of a link and the remembered name', async () => {
    memory.save('user-name', 'Ada');
    history.pushState(null, '', '/?room=lobby');
    const { app, services } = await open();
    expect([valueOf(app, 'Room'), valueOf(app, 'Your name')]).toEqual(['lobby', 'Ada']);
    expect(services.requests).toEqual([]);
  });

  it('fills in the only room there is', async () => {
    const { app } = await open(new FakeServices({ rooms: ['lobby'] }));
    expect(valueOf(app, 'Room')).toBe('lobby');
  });

  it('goes back to the form with its fields kept, and forward into the room again', async () => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    await travel(() => history.back());
    expect(services.openRooms).toBe(0);
    expect([valueOf(app, 'Room'), valueOf(app, 'Your name')]).toEqual(['lobby', 'Ada']);
    await travel(() => history.forward());
    expect(services.openRooms).toBe(1);
    expect(services.requests).toHaveLength(2);
    expect(textOf(byRole(app, 'status'))).toBe('Live');
  });

  it('leaves to where the room was entered', async () => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    await travel(() => button(app, 'Leave').click());
    expect(services.openRooms).toBe(0);
    expect(location.search).toBe('');
    button(app, 'Join');
  });

  it('returns to the room after a reload', async () => {
    const first = await open();
    await join(first.app, 'lobby', 'Ada');
    first.app.remove();
    expect(first.services.openRooms).toBe(0);
    const { app, services } = await open();
    expect(services.requests).toEqual([{ machineName: 'Guest', roomName: 'lobby', userName: 'Ada' }]);
    expect(textOf(byRole(app, 'status'))).toBe('Live');
  });

  it('asks again after a reload when the machine is gone', async () => {
    const first = await open();
    await join(first.app, 'lobby', 'Ada');
    first.app.remove();
    const { app, services } = await open(
      new FakeServices({ tokenVendingMachines: [{ ...GUEST, name: 'Other' }] }),
    );
    expect(services.requests).toEqual([]);
    expect(valueOf(app, 'Room')).toBe('lobby');
    await join(app, 'lobby', 'Ada');
    await travel(() => button(app, 'Leave').click());
    expect(services.openRooms).toBe(0);
  });

  it('gives up a room that came too late', async () => {
    const services = new FakeServices();
    let openGate = () => {};
    services.gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    const { app } = await open(services);
    await join(app, 'lobby', 'Ada');
    expect(button(app, 'Joining…').getAttribute('aria-disabled')).toBe('true');
    await travel(() => history.back());
    button(app, 'Join');
    openGate();
    await settle();
    expect(services.sessions).toHaveLength(1);
    expect(services.openRooms).toBe(0);
  });

  it('keeps a draft over a reload', async () => {
    const first = await open();
    await join(first.app, 'lobby', 'Ada');
    type(first.app, 'Message', 'half a sent');
    first.app.remove();
    const { app } = await open();
    expect(valueOf(app, 'Message')).toBe('half a sent');
  });

  it.each([
    ['Stay', 1, '?room=lobby'],
    ['Leave anyway', 0, ''],
  ])('asks on the way back when messages are unsent: %s', async (name, openRooms, search) => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    services.sessions[0]?.next('hangs', 'hangs');
    type(app, 'Message', 'Hello');
    await settle();
    button(app, 'Send').click();
    await travel(() => history.back());
    await travel(() => button(app, name).click());
    expect(services.openRooms).toBe(openRooms);
    expect(location.search).toBe(search);
  });

  it('offers to reload when a part of the page is gone, and keeps the fields', async () => {
    const services = new FakeServices();
    services.isGone = true;
    const { app } = await open(services);
    let reloads = 0;
    app.navigation.reload = () => {
      reloads += 1;
    };
    type(app, 'Room', 'lab');
    type(app, 'Your name', 'Ada');
    await settle();
    byRole(app, 'textbox', 'Room').focus();
    await vi.waitFor(() => byRole(app, 'heading', 'Part of this page could not be loaded'));
    button(app, 'Reload').click();
    expect(reloads).toBe(1);
    app.remove();
    const next = await open();
    expect([valueOf(next.app, 'Room'), valueOf(next.app, 'Your name')]).toEqual(['lab', 'Ada']);
  });

  it('says what an error is that nobody expected, and tells the console', async () => {
    const services = new FakeServices();
    const error = new TypeError('crypto.randomUUID is not a function');
    services.gate = Promise.reject(error);
    services.gate.catch(() => {});
    const told: unknown[] = [];
    vi.stubGlobal('reportError', (each: unknown) => told.push(each));
    onTestFinished(() => void vi.unstubAllGlobals());
    const { app } = await open(services);
    await join(app, 'lobby', 'Ada');
    await vi.waitFor(() => byRole(app, 'heading', 'Something went wrong in this page'));
    const notice = app.shadowRoot?.querySelector('unexpected-error')?.shadowRoot;
    expect(notice?.querySelector('pre')?.textContent).toContain(
      'TypeError: crypto.randomUUID is not a function',
    );
    expect(allByRole(app, 'heading', 'Part of this page could not be loaded')).toEqual([]);
    expect(told).toEqual([error]);
    button(app, 'Close').click();
    await settle();
    expect(allByRole(app, 'heading', 'Something went wrong in this page')).toEqual([]);
  });

  it('offers to reload when the room cannot be loaded', async () => {
    const services = new FakeServices();
    services.gate = Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    services.gate.catch(() => {});
    const { app } = await open(services);
    await join(app, 'lobby', 'Ada');
    expect(allByRole(app, 'button', 'Reload')).toHaveLength(1);
    expect(allByRole(app, 'button', 'Join')).toHaveLength(1);
  });

  it('names what is wrong in the configuration', async () => {
    const problem = {
      source: 'config.json',
      key: 'tokenVendingMachines[0].url',
      code: 'wrong',
      value: 'ftp://x',
    } as const;
    const { app } = await open(new FakeServices({ ok: false, problems: [problem] }));
    byRole(app, 'heading', 'This page is not set up correctly');
    byRole(app, 'heading', 'tokenVendingMachines[0].url');
    const text = textOf(
      app.shadowRoot?.querySelector('config-problems')?.shadowRoot?.querySelector('li') ?? app,
    );
    expect(text).toBe(
      'tokenVendingMachines[0].url In config.json Found "ftp://x" Expected an https:// URL without a username or password (http:// only for localhost), or one relative to the page',
    );
  });

  it('says how to set a machine up when there is none', async () => {
    const { app } = await open(new FakeServices({ tokenVendingMachines: [] }));
    byRole(app, 'heading', 'Almost there');
    expect(allByRole(app, 'textbox')).toEqual([]);
  });

  it.each([
    ['beside the join form', {}],
    ['where nothing is set up', { tokenVendingMachines: [] }],
  ])('opens and closes the settings %s', async (_where, config) => {
    const { app } = await open(new FakeServices(config));
    button(app, 'Settings').click();
    await loaded();
    byRole(app, 'heading', 'Settings');
    button(app, 'Close').click();
    await settle();
    expect(allByRole(app, 'heading', 'Settings')).toEqual([]);
  });

  it('opens the settings over a room, and stays in it', async () => {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    button(app, 'Settings').click();
    await loaded();
    byRole(app, 'heading', 'Settings');
    button(app, 'Close').click();
    await settle();
    expect(services.openRooms).toBe(1);
  });

  it('offers every machine, whatever it asks', async () => {
    const { app } = await open(new FakeServices({ tokenVendingMachines: [STAFF, GUEST, MEMBER] }));
    expect(allByRole(app, 'radio')).toHaveLength(3);
  });

  it('remembers the way in that was chosen', async () => {
    const first = await open(new FakeServices({ tokenVendingMachines: [GUEST, STAFF] }));
    byRole(first.app, 'radio', 'Staff').click();
    first.app.remove();
    const { app } = await open(new FakeServices({ tokenVendingMachines: [GUEST, STAFF] }));
    button(app, 'Sign in');
    expect((byRole(app, 'radio', 'Staff') as HTMLInputElement).checked).toBe(true);
  });
});

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

function say(session: FakeTopicSession | undefined, text: string): void {
  session?.deliver(JSON.stringify({ event: 'message', username: 'Bo', text, timestamp: 0, id: text }));
}

describe('chat-app with several rooms', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.pushState(null, '', '/');
    document.title = 'Momento Chat';
  });

  async function openTwo() {
    const { app, services } = await open();
    await join(app, 'lobby', 'Ada');
    await add(app, 'kitchen');
    const [lobby, kitchen] = services.sessions;
    return { app, services, lobby, kitchen };
  }

  function entries(app: ChatApp): readonly HTMLElement[] {
    return allByRole(app, 'button').filter((one) => one.matches('.room'));
  }

  function entry(app: ChatApp, name: string): HTMLElement {
    const found = entries(app).find((one) => textOf(one.querySelector('.name') ?? one) === name);
    if (!found) throw new Error(`unable to find the room "${name}" in the list`);
    return found;
  }

  async function add(app: ChatApp, name: string): Promise<void> {
    type(app, 'Go to another room', name);
    await travel(() => button(app, 'Open').click());
  }

  it('keeps a room live while another is in view, and comes back to it with its draft', async () => {
    const { app, services, lobby } = await openTwo();
    expect(textOf(byRole(app, 'heading', 'kitchen'))).toBe('kitchen');
    expect(services.openRooms).toBe(2);
    type(app, 'Message', 'half a sent');
    await travel(() => entry(app, 'lobby').click());
    expect(services.requests).toHaveLength(2);
    expect(valueOf(app, 'Message')).toBe('');
    say(lobby, 'Here');
    await services.clock.advance(1_000);
    expect(allByRole(app, 'article')).toHaveLength(1);
    await travel(() => entry(app, 'kitchen').click());
    expect(valueOf(app, 'Message')).toBe('half a sent');
    expect(location.search).toBe('?room=kitchen');
  });

  it('tells outside the page of messages elsewhere, from when that is wanted, and leads there', async () => {
    onTestFinished(() => void Reflect.deleteProperty(document, 'hidden'));
    const { app, services, lobby } = await openTwo();
    const hear = async (text: string) => {
      say(lobby, text);
      await services.clock.advance(5_000);
    };
    await hear('nobody wants to know');
    const wish = noticeWishText({ about: 'all', hasSound: false, quietUntilMs: 0 });
    services.memory.save('notices', wish);
    // As when the settings close.
    app.requestUpdate();
    await settle();
    await hear('hello');
    expect(services.notices.map(({ title, body }) => [title, body])).toEqual([
      ['Unverified Bo · lobby', 'hello'],
    ]);
    await travel(() => services.notices[0]?.onClick());
    expect(textOf(byRole(app, 'heading', 'lobby'))).toBe('lobby');
    expect(location.search).toBe('?room=lobby');
    services.memory.save('notices', '');
    setHidden(true);
    await hear('not any more');
    expect(services.notices).toHaveLength(1);
  });

  it('counts what is unread in the list, the title and on the icon', async () => {
    onTestFinished(() => {
      Reflect.deleteProperty(document, 'hidden');
      Reflect.deleteProperty(navigator, 'setAppBadge');
    });
    const badges: unknown[] = [];
    Object.assign(navigator, { setAppBadge: async (count: number) => void badges.push(count) });
    const { app, services, lobby, kitchen } = await openTwo();
    say(lobby, 'one');
    say(lobby, 'two');
    say(kitchen, 'seen');
    await services.clock.advance(1_000);
    expect(document.title).toBe('(2) kitchen · Momento Chat');
    expect(textOf(entry(app, 'lobby'))).toContain('Bo: two');
    button(app, 'Rooms, 2 new messages');
    setHidden(true);
    say(kitchen, 'unseen');
    kitchen?.deliver(JSON.stringify({ event: 'user_joined', username: 'Bo', timestamp: 0 }));
    await services.clock.advance(1_000);
    expect(document.title).toBe('(3) kitchen · Momento Chat');
    setHidden(false);
    await services.clock.advance(100);
    expect(document.title).toBe('(2) kitchen · Momento Chat');
    await travel(() => entry(app, 'lobby').click());
    await services.clock.advance(100);
    expect(document.title).toBe('lobby · Momento Chat');
    expect(badges).toEqual([2, 3, 2, 0]);
    app.remove();
    expect(document.title).toBe('Momento Chat');
  });

  it('counts nobody who is muted, in any room, and says who spoke last', async () => {
    const { app, services, lobby } = await openTwo();
    say(lobby, 'noise');
    await services.clock.advance(1_000);
    expect(document.title).toBe('(1) kitchen · Momento Chat');
    services.mutedAt(GUEST.name).mute({ key: 'name:Bo', name: 'Bo', mark: 'claimed' });
    await services.clock.advance(1_000);
    expect(document.title).toBe('kitchen · Momento Chat');
    expect(textOf(entry(app, 'lobby'))).toBe('lobby');
    await travel(() => entry(app, 'lobby').click());
    type(app, 'Message', 'quiet here');
    await settle();
    button(app, 'Send').click();
    say(lobby, 'more noise');
    await services.clock.advance(1_000);
    expect(textOf(entry(app, 'lobby'))).toBe('lobby You: quiet here');
  });

  it('draws a line where one stopped reading, until one turns away', async () => {
    onTestFinished(() => void Reflect.deleteProperty(document, 'hidden'));
    const { app, services, lobby, kitchen } = await openTwo();
    const lines = () => allByRole(app, 'article').filter((row) => row.querySelector('.day.unread'));
    say(lobby, 'one');
    say(lobby, 'two');
    say(kitchen, 'seen');
    await services.clock.advance(1_000);
    expect(lines()).toEqual([]);
    await travel(() => entry(app, 'lobby').click());
    await services.clock.advance(1_000);
    expect(lines().map((row) => textOf(row))).toEqual([expect.stringMatching(/New messages.*one/)]);
    await travel(() => entry(app, 'kitchen').click());
    expect(lines()).toEqual([]);
    setHidden(true);
    say(kitchen, 'unseen');
    setHidden(false);
    await services.clock.advance(1_000);
    expect(lines().map((row) => textOf(row))).toEqual([expect.stringMatching(/New messages.*unseen/)]);
    await travel(() => entry(app, 'lobby').click());
    await services.clock.advance(1_000);
    expect(lines()).toEqual([]);
  });

  it('goes back through its rooms, which stay open, and out of all of them', async () => {
    const { app, services } = await openTwo();
    await travel(() => history.back());
    byRole(app, 'heading', 'lobby');
    expect(services.openRooms).toBe(2);
    await travel(() => history.forward());
    byRole(app, 'heading', 'kitchen');
    await travel(() => history.go(-2));
    button(app, 'Join');
    expect(services.openRooms).toBe(0);
    expect(services.requests).toHaveLength(2);
  });

  it('leaves a room for the one that was read before, and the last one for the form', async () => {
    const { app, services } = await openTwo();
    await travel(() => button(app, 'Leave').click());
    byRole(app, 'heading', 'lobby');
    expect(location.search).toBe('?room=lobby');
    expect(services.openRooms).toBe(1);
    await travel(() => button(app, 'Leave').click());
    button(app, 'Join');
    expect(services.openRooms).toBe(0);
    expect(location.search).toBe('');
  });

  it('leaves a room from the list, and takes it out of the list', async () => {
    const { app, services } = await openTwo();
    await travel(() => button(app, 'Leave “lobby”').click());
    expect(services.openRooms).toBe(1);
    byRole(app, 'heading', 'kitchen');
    await travel(() => button(app, 'Remove “lobby” from the list').click());
    expect(entries(app).map((one) => textOf(one))).toEqual(['kitchen']);
    expect(services.forgotten).toEqual(['lobby']);
  });

  it('closes the room that was read least recently when there are too many, and says so', async () => {
    const { app, services } = await openTwo();
    await add(app, 'garden');
    expect(services.openRooms).toBe(3);
    await add(app, 'cellar');
    expect(services.openRooms).toBe(3);
    expect(services.sessions[0]?.state.phase).toBe('closed');
    expect(textOf(entry(app, 'lobby'))).toContain('Closed, as too many rooms were open.');
    await travel(() => entry(app, 'lobby').click());
    expect(services.sessions[1]?.state.phase).toBe('closed');
    expect(textOf(entry(app, 'lobby'))).not.toContain('Closed');
  });

  it('closes no room with messages that are not sent until they are', async () => {
    const { app, services, kitchen } = await openTwo();
    kitchen?.next(new TopicError(TopicErrorCode.Unavailable, 'unable to publish'));
    type(app, 'Message', 'Hello');
    await settle();
    button(app, 'Send').click();
    await add(app, 'garden');
    await add(app, 'cellar');
    await add(app, 'attic');
    expect(services.sessions.map(({ state }) => state.phase)).toEqual([
      'closed',
      'live',
      'closed',
      'live',
      'live',
    ]);
    await services.clock.advance(60_000);
    expect(kitchen?.published.filter(({ text }) => text === 'Hello')).toHaveLength(2);
    await add(app, 'roof');
    expect(kitchen?.state.phase).toBe('closed');
  });

  it('asks before messages of any room are lost, and shows them', async () => {
    const { app, services, lobby } = await openTwo();
    const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closing()).toBe(false);
    await travel(() => entry(app, 'lobby').click());
    lobby?.next('hangs');
    type(app, 'Message', 'Hello');
    await settle();
    button(app, 'Send').click();
    await travel(() => entry(app, 'kitchen').click());
    expect(closing()).toBe(true);
    await travel(() => history.go(-4));
    byRole(app, 'dialog', 'One message has not been sent yet');
    await travel(() => button(app, 'Stay').click());
    expect(services.openRooms).toBe(2);
    await travel(() => button(app, 'Leave “lobby”').click());
    byRole(app, 'heading', 'lobby');
    await travel(() => button(app, 'Leave anyway').click());
    expect(services.openRooms).toBe(1);
    expect(closing()).toBe(false);
  });

  it('offers the rooms of the configuration and those that were entered before', async () => {
    const first = await open(new FakeServices({ rooms: ['lobby', 'help'] }));
    await join(first.app, 'lobby', 'Ada');
    await add(first.app, 'kitchen');
    first.app.remove();
    history.pushState(null, '', '/');
    const { app, services } = await open(new FakeServices({ rooms: ['lobby', 'help'] }));
    await join(app, 'lobby', 'Ada');
    expect(entries(app).map((one) => textOf(one))).toEqual(['lobby', 'help', 'kitchen']);
    await travel(() => entry(app, 'help').click());
    expect(services.openRooms).toBe(2);
    expect(allByRole(app, 'button', 'Remove “help” from the list')).toEqual([]);
  });

  it('says what is wrong with the name of a room', async () => {
    const { app, services } = await openTwo();
    await add(app, ' ');
    expect(descriptionOf(byRole(app, 'textbox', 'Go to another room'))).toBe('Enter the name of a room.');
    await add(app, 'a\u200bb');
    expect(descriptionOf(byRole(app, 'textbox', 'Go to another room'))).toContain('U+200B');
    expect(services.openRooms).toBe(2);
  });
});

describe('chat-app with a machine that asks who people are', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    history.pushState(null, '', '/');
  });

  const staffOnly = () => new FakeServices({ tokenVendingMachines: [STAFF], rooms: ['lobby'] });

  async function signIn(app: ChatApp, userName: string, password = 'right'): Promise<void> {
    const form = app.shadowRoot?.querySelector('sign-in-form');
    if (!form) throw new Error('nobody asks to sign in');
    type(form, 'Username', userName);
    type(form, 'Password', password);
    button(form, 'Sign in').click();
    await settle();
    await loaded();
  }

  async function enter(app: ChatApp): Promise<void> {
    button(app, 'Join').click();
    await settle();
    await loaded();
  }

  it('asks first, then offers the room under the name that the machine attests', async () => {
    const { app, services } = await open(staffOnly());
    expect(allByRole(app, 'button', 'Join')).toEqual([]);
    await signIn(app, ' ada ');
    const name = byRole(app, 'textbox', 'Your name') as HTMLInputElement;
    expect([name.value, name.readOnly]).toEqual(['ada', true]);
    const form = app.shadowRoot?.querySelector('chat-join')?.shadowRoot;
    expect(form?.activeElement).toBe(button(app, 'Join'));
    await enter(app);
    expect(services.requests).toEqual([{ machineName: 'Staff', roomName: 'lobby', userName: 'ada' }]);
  });

  it('does not let in whom the machine refuses', async () => {
    const { app } = await open(staffOnly());
    await signIn(app, 'ada', 'wrong');
    byRole(app, 'heading', 'Username or password is wrong');
    expect(allByRole(app, 'button', 'Join')).toEqual([]);
  });

  it('asks again after a reload, and then returns to the room', async () => {
    const first = await open(staffOnly());
    await signIn(first.app, 'ada');
    await enter(first.app);
    first.app.remove();
    const { app, services } = await open(staffOnly());
    expect(services.requests).toEqual([]);
    expect(valueOf(app, 'Username')).toBe('ada');
    await signIn(app, 'ada');
    expect(services.requests).toEqual([{ machineName: 'Staff', roomName: 'lobby', userName: 'ada' }]);
    expect(textOf(byRole(app, 'status'))).toBe('Live');
  });

  it('keeps room and draft while the same person signs in again', async () => {
    const { app, services } = await open(staffOnly());
    await signIn(app, 'ada');
    await enter(app);
    type(app, 'Message', 'half a sent');
    await services.staff.authorizer.rejected();
    await settle();
    byRole(app, 'dialog', 'Sign in again');
    expect((byRole(app, 'textbox', 'Message') as HTMLTextAreaElement).readOnly).toBe(true);
    await signIn(app, 'ada');
    expect(allByRole(app, 'dialog', 'Sign in again')).toEqual([]);
    expect([services.requests.length, services.openRooms]).toEqual([1, 1]);
    expect(services.sessions[0]?.retries).toBe(1);
    const message = byRole(app, 'textbox', 'Message') as HTMLTextAreaElement;
    expect([message.value, message.readOnly]).toEqual(['half a sent', false]);
  });

  it('can close the dialog, read on, and ask for it again', async () => {
    const { app, services } = await open(staffOnly());
    await signIn(app, 'ada');
    await enter(app);
    await services.staff.authorizer.rejected();
    await settle();
    app.shadowRoot?.querySelector('sign-in-dialog')?.dispatchEvent(new Event('close'));
    await settle();
    expect(allByRole(app, 'dialog', 'Sign in again')).toEqual([]);
    button(app, 'Sign in').click();
    await settle();
    byRole(app, 'dialog', 'Sign in again');
  });

  it('gives somebody else a room and a draft of their own', async () => {
    const { app, services } = await open(staffOnly());
    await signIn(app, 'ada');
    await enter(app);
    type(app, 'Message', 'of Ada');
    await services.staff.authorizer.rejected();
    await settle();
    await signIn(app, 'ben');
    expect(services.requests.map(({ userName }) => userName)).toEqual(['ada', 'ben']);
    expect(services.openRooms).toBe(1);
    expect(valueOf(app, 'Message')).toBe('');
  });

  it('forgets drafts and leaves the room when the identity is signed out', async () => {
    const { app, services } = await open(staffOnly());
    await signIn(app, 'ada');
    await enter(app);
    type(app, 'Message', 'of Ada');
    await services.staff.signOut();
    await settle();
    button(app, 'Sign in');
    expect(services.openRooms).toBe(0);
    expect(sessionStorage).toHaveLength(0);
    expect(valueOf(app, 'Username')).toBe('');
    expect(history.state).toBeNull();
  });

  it('signs out from the join form', async () => {
    const { app, services } = await open(staffOnly());
    await signIn(app, 'ada');
    button(app, 'Sign out').click();
    await settle();
    expect(services.staff.identity).toEqual({ state: 'signed-out' });
    button(app, 'Sign in');
  });

  it('enters nothing under the name of whoever signs in after thinking better of another way in', async () => {
    const services = new FakeServices({ tokenVendingMachines: [GUEST, STAFF] });
    let release = (): void => {};
    services.gate = new Promise<void>((resolve) => (release = resolve));
    const { app } = await open(services);
    await join(app, 'lobby', 'Gus');
    byRole(app, 'radio', 'Staff').click();
    await loaded();
    await signIn(app, 'ada');
    release();
    await loaded();
    expect(services.requests.map(({ userName }) => userName)).toEqual(['Gus']);
    expect(services.openRooms).toBe(0);
    expect(valueOf(app, 'Your name')).toBe('ada');
  });

  it('never offers the name of somebody signed in to a guest', async () => {
    memory.save('user-name', 'Guest name');
    const { app } = await open(new FakeServices({ tokenVendingMachines: [STAFF, GUEST], rooms: ['lobby'] }));
    await signIn(app, 'ada');
    await enter(app);
    await travel(() => button(app, 'Leave').click());
    byRole(app, 'radio', 'Guest').click();
    await settle();
    expect(valueOf(app, 'Your name')).toBe('Guest name');
    expect(memory.load('user-name')).toBe('Guest name');
    byRole(app, 'radio', 'Staff').click();
    await settle();
    await loaded();
    expect(valueOf(app, 'Your name')).toBe('ada');
  });
});
