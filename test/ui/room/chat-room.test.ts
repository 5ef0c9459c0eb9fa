import { html } from 'lit';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatRoom as Conversation } from '../../../src/chat/room/chat-room.ts';
import { HELD_BACK, SessionPhase } from '../../../src/topics/session-state.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { ChatRoom } from '../../../src/ui/room/chat-room.ts';
import {
  ChangeRequested,
  DiscardRequested,
  LeaveRequested,
  RetryRequested,
  SignInRequested,
} from '../../../src/ui/room/room-events.ts';
import { signInTrouble } from '../../../src/ui/sign-in/sign-in-trouble.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeCognitoWayIn } from '../../support/fake-cognito-way-in.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { allByRole, button, byRole, textOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

async function openRoom({
  isEmbedded = false,
  isAlone = false,
  inviteLink = 'https://chat.example/?room=lobby',
} = {}) {
  const clock = new FakeClock();
  const session = new FakeTopicSession({ clock });
  const room = new Conversation({ session, clock, roomName: 'lobby', userName: 'Ada' });
  room.start();
  onTestFinished(() => room.close());
  const element = Object.assign(new ChatRoom(), {
    room,
    clock,
    machineName: 'Guest',
    cacheName: 'chat',
    inviteLink,
    isEmbedded,
    isAlone,
  });
  await mount(element);
  await vi.dynamicImportSettled();
  await settle();
  const goLive = async (options?: Parameters<typeof session.goLive>[0]) => {
    session.goLive(options);
    await clock.advance(1_000);
  };
  const send = async (text: string) => {
    type(element, 'Message', text);
    await settle();
    button(element, 'Send').click();
    await settle();
  };
  return { element, room, session, clock, goLive, send };
}

describe('chat-room', () => {
  it('shows the room, the person and one status', async () => {
    const { element, goLive } = await openRoom();
    expect(textOf(byRole(element, 'heading', 'lobby'))).toBe('lobby');
    expect(textOf(byRole(element, 'status'))).toBe('Connecting…');
    await goLive();
    expect(textOf(byRole(element, 'status'))).toBe('Live');
    expect(allByRole(element, 'alert')).toEqual([]);
    expect(element.shadowRoot?.textContent).toContain('Ada');
  });

  it.each([
    [undefined, '· Ada · Unverified'],
    ['guest:Ada', '· Ada · Guest'],
    ['ada', '· ada · Verified'],
    ['b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', '· Ada · Unverified …7f6a8c'],
  ])('shows the identity that came back: %s', async (tokenId, shown) => {
    const { element, session, goLive } = await openRoom();
    expect(textOf(element.shadowRoot?.querySelector('.name') ?? element)).toBe('· Ada');
    session.tokenId = tokenId;
    await goLive();
    expect(textOf(element.shadowRoot?.querySelector('.name') ?? element)).toBe(shown);
  });

  it('says that the network holds messages back, also to members, and lets people write', async () => {
    const { element, goLive } = await openRoom();
    element.signInTrouble = () => html`<p>Soon you have to sign in again.</p>`;
    await goLive({ isDelayed: true });
    expect(textOf(byRole(element, 'alert'))).toMatch(/^This network holds messages back/);
    expect(element.shadowRoot?.textContent).toContain('Soon you have to sign in again.');
    expect((byRole(element, 'textbox', 'Message') as HTMLTextAreaElement).readOnly).toBe(false);
    await goLive();
    expect(allByRole(element, 'alert')).toEqual([]);
  });

  it('says at once that nothing comes through, and sends all the same', async () => {
    const { element, room, session, clock, send } = await openRoom();
    const problem = { source: 'topic', code: HELD_BACK } as const;
    session.vend();
    session.become({ phase: SessionPhase.Recovering, attempt: 0, problem, wasLive: true, canPublish: true });
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/^This network lets no messages through to you/);
    await send('hello?');
    await clock.advance(2_000);
    expect(session.texts).toEqual(['hello?']);
    expect(room.connection.state).toBe('recovering');
  });

  it('is read only while the identity is lost, keeps the draft, and offers to sign in', async () => {
    const { element, session, goLive } = await openRoom();
    await goLive();
    type(element, 'Message', 'half a sent');
    element.identityLost = true;
    session.become({ phase: SessionPhase.Refused, problem: { source: 'machine', code: 'unauthorized' } });
    await settle();
    const message = byRole(element, 'textbox', 'Message') as HTMLTextAreaElement;
    expect([message.value, message.readOnly]).toEqual(['half a sent', true]);
    byRole(element, 'heading', 'You are no longer signed in');
    let requests = 0;
    element.addEventListener(SignInRequested.type, () => requests++);
    button(element, 'Sign in').click();
    expect(requests).toBe(1);
  });

  it('tells a member whose sign-in the machine does not take so, and asks a guest who they are', async () => {
    const { element, session } = await openRoom();
    session.become({ phase: SessionPhase.Refused, problem: { source: 'machine', code: 'unauthorized' } });
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/^“Guest” wants to know who you are/);
    element.isMember = true;
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/^“Guest” does not accept your sign-in/);
  });

  it('invites no member to write whom the machine does not let in, and guests all the same', async () => {
    const { element, session, goLive } = await openRoom();
    session.become({ phase: SessionPhase.Refused, problem: { source: 'machine', code: 'forbidden' } });
    await settle();
    expect(allByRole(element, 'textbox')).toHaveLength(1);
    element.isMember = true;
    await settle();
    expect(allByRole(element, 'textbox')).toEqual([]);
    const composer = element.shadowRoot?.querySelector('chat-composer')?.shadowRoot;
    expect(composer?.querySelector('#closed')?.textContent).toBe(
      'You cannot write here before you are let in.',
    );
    await goLive();
    expect(allByRole(element, 'textbox')).toHaveLength(1);
  });

  it.each([
    ['the composer, where there is a real keyboard', true, 'CHAT-COMPOSER'],
    ['the heading, where a keyboard would cover the room', false, 'H1'],
  ])('begins with the focus on %s', async (_, fine, tagName) => {
    const real = window.matchMedia.bind(window);
    window.matchMedia = (query) =>
      Object.defineProperty(real(query), 'matches', { value: query === '(pointer: fine)' && fine });
    onTestFinished(() => {
      window.matchMedia = real;
    });
    const { element } = await openRoom();
    expect(element.shadowRoot?.activeElement?.tagName).toBe(tagName);
  });

  it('sends what is written and empties the composer', async () => {
    const { element, session, goLive, send } = await openRoom();
    await goLive();
    await send('Hello');
    expect(session.texts).toEqual(['Hello']);
    expect((byRole(element, 'textbox', 'Message') as HTMLTextAreaElement).value).toBe('');
  });

  it('says nothing of a break that is being mended for the first time', async () => {
    const { element, session, goLive } = await openRoom();
    await goLive();
    const problem = { source: 'topic', code: 'unavailable' } as const;
    session.become({ phase: SessionPhase.Recovering, attempt: 0, problem, wasLive: true });
    await settle();
    expect(textOf(byRole(element, 'status'))).toBe('Reconnecting…');
    expect(allByRole(element, 'alert')).toEqual([]);
  });

  it('says what is in the way, and tries again when asked', async () => {
    const { element, session } = await openRoom();
    const problem = { source: 'machine', code: 'throttled' } as const;
    session.become({ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: false });
    await settle();
    expect(textOf(byRole(element, 'heading', '“Guest” is busy'))).not.toBe('');
    expect(allByRole(element, 'alert')).toHaveLength(1);
    button(element, 'Retry now').click();
    expect(session.retries).toBe(1);
    session.goLive();
    await settle();
    expect(allByRole(element, 'alert')).toEqual([]);
  });

  it('says that the sign-in service refuses, why, and what can be done; the composer stays', async () => {
    const { element, session } = await openRoom();
    const asked: string[] = [];
    element.addEventListener('sign-in-requested', () => asked.push('sign in'));
    element.signInTrouble = (trouble) =>
      signInTrouble(trouble, {
        machineName: 'Guest',
        view: {
          refusal: ({ reason }) => html`<p .textContent=${`${reason.name} says “${reason.says}”`}></p>`,
        },
        wayIn: new FakeCognitoWayIn(),
      });
    element.isMember = true;
    const reason = { name: 'ForbiddenException', says: 'WAF' };
    const problem = { source: 'sign-in', code: 'refused', reason } as const;
    for (const [state, tone] of [
      [{ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: false }, 'warning'],
      [{ phase: SessionPhase.Refused, problem }, 'danger'],
    ] as const) {
      session.become(state);
      await settle();
      const notice = element.shadowRoot?.querySelector('error-notice');
      expect(notice?.heading).toBe('The sign-in service of “Guest” does not renew your sign-in');
      expect(notice?.tone).toBe(tone);
      expect(notice?.textContent).toContain('ForbiddenException says “WAF”');
      expect(allByRole(element, 'textbox', 'Message')).toHaveLength(1);
    }
    button(element, 'Try again').click();
    button(element, 'Sign in again').click();
    expect([session.retries, asked]).toEqual([1, ['sign in']]);
  });

  it('shows that a sign-in is to end while all is well, and nothing of it in trouble', async () => {
    const { element, session } = await openRoom();
    const asked: string[] = [];
    element.addEventListener('sign-in-requested', () => asked.push('sign in'));
    element.signInTrouble = (trouble) =>
      signInTrouble(trouble, {
        machineName: 'Guest',
        view: { ending: ({ signInAgain }) => html`<button class="end" @click=${signInAgain}></button>` },
        wayIn: new FakeCognitoWayIn(),
      });
    const end = () => element.shadowRoot?.querySelector<HTMLElement>('.end');
    session.become({ phase: SessionPhase.Live, canPublish: true });
    await settle();
    end()?.click();
    expect(asked).toEqual(['sign in']);
    session.become({ phase: SessionPhase.Refused, problem: { source: 'sign-in', code: 'refused' } });
    await settle();
    expect(end()).toBeNull();
  });

  it('blames the sign-in service, and not the machine, where that does not answer', async () => {
    const { element, session } = await openRoom();
    element.signInTrouble = (trouble) =>
      signInTrouble(trouble, { machineName: 'Guest', view: {}, wayIn: new FakeCognitoWayIn() });
    const problem = { source: 'sign-in', code: 'unreachable' } as const;
    session.become({ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: true });
    await settle();
    byRole(element, 'heading', 'The sign-in service of “Guest” is not available');
    button(element, 'Try again');
    expect(allByRole(element, 'button', 'Sign in again')).toEqual([]);
  });

  it('does not repeat the alert with every try', async () => {
    const { element, session } = await openRoom();
    const problem = { source: 'topic', code: 'unavailable' } as const;
    session.become({ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: true });
    await settle();
    const alert = byRole(element, 'alert');
    let changes = 0;
    const observer = new MutationObserver((records) => {
      changes += records.length;
    });
    observer.observe(alert, { subtree: true, childList: true, characterData: true });
    session.become({ phase: SessionPhase.Recovering, attempt: 2, problem, wasLive: true });
    await settle();
    expect(byRole(element, 'alert')).toBe(alert);
    expect(changes).toBe(0);
  });

  it('says what to create when it is refused for want of a cache', async () => {
    const { element, session } = await openRoom();
    session.become({ phase: SessionPhase.Refused, problem: { source: 'topic', code: 'not-found' } });
    await settle();
    expect(textOf(byRole(element, 'status'))).toBe('Not connected');
    byRole(element, 'heading', 'The cache “chat” does not exist');
    button(element, 'Retry now');
  });

  it('closes the composer for a reader, says why, and is live', async () => {
    const { element, goLive } = await openRoom();
    await goLive({ canPublish: false });
    expect(textOf(byRole(element, 'status'))).toBe('Live, read only');
    expect(allByRole(element, 'textbox', 'Message')).toEqual([]);
    expect(
      textOf(element.shadowRoot?.querySelector('chat-composer')?.shadowRoot?.querySelector('p') ?? element),
    ).toMatch(/^You can read this room, but not write in it\./);
  });

  it('says apart when it is only read because nobody here knows the role, until that is over', async () => {
    const { element, goLive } = await openRoom();
    await goLive({ canPublish: false, roleIsUnknown: true });
    expect(textOf(byRole(element, 'status'))).toBe('Live, read only');
    expect(allByRole(element, 'textbox', 'Message')).toEqual([]);
    const line = () => element.shadowRoot?.querySelector('chat-composer')?.shadowRoot?.querySelector('p');
    expect(textOf(line() ?? element)).toMatch(/^You have a role here that this page does not know.*Reload/s);
    await goLive({ canPublish: false });
    expect(textOf(line() ?? element)).toMatch(/^You can read this room/);
    await goLive({ canPublish: true });
    expect(line()).toBeNull();
    byRole(element, 'textbox', 'Message');
  });

  it('passes retry and discard on to the room', async () => {
    const { element, room, session, clock, goLive, send } = await openRoom();
    await goLive();
    const refusal = new TopicError(TopicErrorCode.InvalidArgument, 'unable to publish; no');
    session.next(refusal, refusal);
    await send('Hello');
    await clock.advance(20_000);
    const deliveries = () => room.timeline.held.map(({ delivery }) => delivery);
    expect(deliveries()).toEqual(['failed']);
    const list = element.shadowRoot?.querySelector('chat-message-list');
    const key = room.timeline.held[0]?.key ?? '';
    list?.dispatchEvent(new RetryRequested(key));
    expect(deliveries()).toEqual(['pending']);
    await clock.advance(20_000);
    expect(deliveries()).toEqual(['failed']);
    list?.dispatchEvent(new DiscardRequested(key));
    expect(deliveries()).toEqual([]);
  });

  it('is left without a question when all is sent', async () => {
    const { element, goLive } = await openRoom();
    await goLive();
    let asked = 0;
    element.addEventListener(LeaveRequested.type, () => asked++);
    button(element, 'Leave').click();
    expect(asked).toBe(1);
    expect(await element.confirmLeave()).toBe(true);
  });

  it.each([
    ['Stay', false],
    ['Leave anyway', true],
  ])('asks before unsent messages are lost: %s', async (name, leaves) => {
    const { element, session, goLive, send } = await openRoom();
    await goLive();
    session.next('hangs');
    await send('Hello');
    const answer = element.confirmLeave();
    await settle();
    byRole(element, 'dialog', 'One message has not been sent yet');
    button(element, name).click();
    expect(await answer).toBe(leaves);
  });

  describe('changing own messages', () => {
    const press = async (element: ChatRoom, key: string) => {
      byRole(element, 'textbox', 'Message').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      await settle();
    };
    const field = (element: ChatRoom) => (byRole(element, 'textbox', 'Message') as HTMLTextAreaElement).value;

    async function openWith(...texts: readonly string[]) {
      const parts = await openRoom();
      await parts.goLive();
      for (const text of texts) {
        await parts.send(text);
        await parts.clock.advance(1_000);
      }
      const keyOf = (text: string) => rows(parts.room).find((row) => row.text === text)?.key ?? '';
      const request = async (text: string, change: 'edit' | 'delete') => {
        byRole(parts.element, 'log').dispatchEvent(new ChangeRequested(keyOf(text), change));
        await settle();
      };
      return { ...parts, request };
    }

    const rows = ({ timeline }: Conversation) =>
      Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).filter(
        (row) => row?.kind === 'message',
      );

    it('edits the last one on arrow up, and saves it in its place', async () => {
      const { element, room, clock, session } = await openWith('first', 'second');
      await press(element, 'ArrowUp');
      expect(field(element)).toBe('second');
      expect(element.shadowRoot?.querySelector('chat-composer')?.shadowRoot?.textContent).toContain(
        'Editing your message',
      );
      type(element, 'Message', 'second, mended');
      await settle();
      button(element, 'Save').click();
      await clock.advance(1_000);
      expect(rows(room)).toMatchObject([
        { text: 'first', delivery: 'seen' },
        { text: 'second, mended', changed: 'edited', delivery: 'seen' },
      ]);
      expect([field(element), session.texts]).toEqual(['', ['first', 'second']]);
      expect(button(element, 'Send')).toBeDefined();
    });

    it('leaves arrow up to the field where something is written, or nothing can be edited', async () => {
      const { element, session } = await openWith();
      session.deliver('{"event":"message","username":"Bob","text":"hello","id":"x"}');
      await press(element, 'ArrowUp');
      expect(field(element)).toBe('');
      type(element, 'Message', 'a draft');
      await settle();
      await press(element, 'ArrowUp');
      expect(field(element)).toBe('a draft');
    });

    it('keeps the draft and the answer meanwhile, and on Escape what was made of the message', async () => {
      const { element, request, room } = await openWith('first', 'second');
      type(element, 'Message', 'a draft');
      await settle();
      await request('first', 'edit');
      expect(field(element)).toBe('first');
      type(element, 'Message', 'half an edit');
      await settle();
      await press(element, 'Escape');
      expect(field(element)).toBe('a draft');
      await request('first', 'edit');
      expect(field(element)).toBe('half an edit');
      await request('second', 'edit');
      expect(field(element)).toBe('second');
      await press(element, 'Enter');
      expect(field(element)).toBe('a draft');
      expect(rows(room).map(({ text, changed }) => [text, changed])).toEqual([
        ['first', undefined],
        ['second', undefined],
      ]);
    });

    it('counts the bytes of the edit', async () => {
      const { element, request } = await openWith('first');
      await request('first', 'edit');
      type(element, 'Message', 'x'.repeat(5_000));
      await settle();
      expect(element.shadowRoot?.querySelector('chat-composer')?.shadowRoot?.textContent).toMatch(
        /Too long by/,
      );
    });

    it('keeps the text, and says why, where the message is gone meanwhile', async () => {
      const { element, room, clock, request } = await openWith('first');
      await request('first', 'edit');
      type(element, 'Message', 'mended');
      await settle();
      room.delete(rows(room)[0]?.key ?? '');
      await clock.advance(1_000);
      await press(element, 'Enter');
      expect(field(element)).toBe('mended');
      expect(element.shadowRoot?.querySelector('chat-composer')?.shadowRoot?.textContent).toContain(
        'cannot be changed any more',
      );
      await press(element, 'Escape');
      expect(field(element)).toBe('');
    });

    it('deletes one when that is confirmed', async () => {
      const { element, room, clock, request } = await openWith('first');
      await request('first', 'delete');
      button(element, 'Keep').click();
      await settle();
      expect(rows(room)).toMatchObject([{ text: 'first' }]);
      await request('first', 'delete');
      button(element, 'Delete').click();
      await clock.advance(1_000);
      expect(rows(room)).toMatchObject([{ text: '', changed: 'deleted', delivery: 'seen' }]);
    });
  });
});

describe('chat-room in a page of others', () => {
  it.each([
    [false, /check-up in the settings/],
    [true, /^((?!settings).)*$/],
  ])(
    'names the settings where there are some, when a network holds messages back: embedded %s',
    async (isEmbedded, says) => {
      const { element, session, goLive } = await openRoom({ isEmbedded });
      await goLive({ isDelayed: true });
      expect(textOf(byRole(element, 'alert'))).toMatch(says);
      const problem = { source: 'topic', code: HELD_BACK } as const;
      session.become({
        phase: SessionPhase.Recovering,
        attempt: 0,
        problem,
        wasLive: true,
        canPublish: true,
      });
      await settle();
      const alert = textOf(byRole(element, 'alert'));
      expect(alert).toMatch(/^This network lets no messages through to you/);
      expect(alert).toMatch(says);
    },
  );

  it('offers nothing that is a matter of the page, and is no landmark of it', async () => {
    const { element } = await openRoom({ isEmbedded: true, isAlone: true, inviteLink: '' });
    const names = allByRole(element, 'button').map((each) => each.getAttribute('aria-label') ?? textOf(each));
    for (const name of ['Leave', 'Settings', 'Rooms', 'Copy invite link']) expect(names).not.toContain(name);
    expect(names).toContain('Search');
    expect(element.shadowRoot?.querySelector('header')?.getAttribute('role')).toBe('none');
    expect(allByRole(element, 'main')).toEqual([]);
  });

  it('takes no focus by itself, and hears the keys of the search only where it has it', async () => {
    const { element } = await openRoom({ isEmbedded: true });
    expect(element.shadowRoot?.activeElement).toBeNull();
    const keys = { key: 'F', ctrlKey: true, shiftKey: true, bubbles: true, composed: true } as const;
    document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    await settle();
    expect(allByRole(element, 'searchbox')).toEqual([]);
    element.dispatchEvent(new KeyboardEvent('keydown', keys));
    await expect.poll(() => allByRole(element, 'searchbox')).toHaveLength(1);
  });
});
