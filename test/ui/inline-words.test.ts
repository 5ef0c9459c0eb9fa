import { describe, expect, it, onTestFinished } from 'vitest';
import type { Author } from '../../src/chat/author.ts';
import { type Connection, ChatRoom as Conversation } from '../../src/chat/room/chat-room.ts';
import { Timeline } from '../../src/chat/timeline/timeline.ts';
import type { MessageRow, TimelineRow } from '../../src/chat/timeline/timeline-row.ts';
import { MAX_PAYLOAD_BYTES } from '../../src/chat/wire/payload-size.ts';
import { LambdaWayIn } from '../../src/sign-in/lambda/lambda-way-in.ts';
import { SignInForm } from '../../src/sign-in/lambda/view/sign-in-form.ts';
import type { TokenOutcome } from '../../src/sign-in/way-in-parts.ts';
import { SessionPhase, type SessionProblem } from '../../src/topics/session-state.ts';
import { ChatJoin } from '../../src/ui/join/chat-join.ts';
import { ChatRoom } from '../../src/ui/room/chat-room.ts';
import { ChatStatus } from '../../src/ui/room/chat-status.ts';
import { ChatMessageList } from '../../src/ui/room/list/chat-message-list.ts';
import { ConfigProblems } from '../../src/ui/set-up/config-problems.ts';
import { SetUpPage } from '../../src/ui/set-up/set-up-page.ts';
import { SignInDialog } from '../../src/ui/sign-in/sign-in-dialog.ts';
import { author } from '../support/author.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTopicSession } from '../support/fake-topic-session.ts';
import { allByRole, elementsBelow } from '../support/find-in-shadow.ts';
import { inlineWords, useMarkedWords } from '../support/inline-words.ts';
import { mount } from '../support/mount.ts';

// All data of these tests is without letters, so that whatever letters are left are words.
const PERSON = '+1';
const ROOM = '#2';
const MACHINE = '%3';
const MACHINES = [MACHINE, '%4'].map((name) => ({ name, auth: 'open', url: '' }) as const);

const clock = () => new FakeClock(new Date(2026, 0, 2, 12).getTime());

async function openRoom() {
  const time = clock();
  const session = new FakeTopicSession({ clock: time, tokenId: `guest:${PERSON}` });
  const room = new Conversation({ session, clock: time, roomName: ROOM, userName: PERSON });
  room.start();
  onTestFinished(() => room.close());
  const names = { machineName: MACHINE, cacheName: '&5', inviteLink: '?' };
  const element = await mount(Object.assign(new ChatRoom(), { room, clock: time, ...names }));
  return { element, room, session, clock: time };
}

/** One of each kind of row. */
function rows(): TimelineRow[] {
  const marks: readonly Author['mark'][] = ['verified', 'guest', 'claimed'];
  const deliveries: readonly MessageRow['delivery'][] = ['received', 'pending', 'sent', 'seen'];
  const nobody = author('', 'claimed');
  const parts = [
    ...marks.map((mark) => ({ kind: 'joined', author: author(PERSON, mark), own: false }) as const),
    { kind: 'joined', author: nobody, own: true } as const,
    ...deliveries.map(
      (delivery) =>
        ({ kind: 'message', author: nobody, text: '7', own: delivery !== 'received', delivery }) as const,
    ),
    { kind: 'message', author: nobody, text: '\n'.repeat(30), own: false, delivery: 'received' } as const,
    {
      kind: 'message',
      author: nobody,
      text: '7',
      own: true,
      delivery: 'failed',
      failure: 'timeout',
    } as const,
    {
      kind: 'message',
      author: nobody,
      text: '7',
      own: true,
      delivery: 'pending',
      failure: 'limited',
    } as const,
    ...(['text', 'json', 'binary'] as const).map(
      (format) => ({ kind: 'foreign', author: nobody, format, text: '7', byteCount: 1 }) as const,
    ),
    { kind: 'gap', count: undefined } as const,
    { kind: 'gap', count: 2 } as const,
  ];
  const atMs = clock().wallMs();
  return parts.map((part, index) => ({ ...part, key: String(index), atMs }));
}

async function signInForm(outcome: TokenOutcome) {
  const wayIn = new LambdaWayIn({ requestToken: async () => outcome });
  return mount(Object.assign(new SignInForm(), { wayIn, machineName: MACHINE }));
}

function fill(root: Element, value: string): void {
  for (const below of elementsBelow(root)) {
    if (!(below instanceof HTMLInputElement || below instanceof HTMLTextAreaElement)) continue;
    below.value = value;
    below.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}

function submit(root: Element): void {
  allByRole(root, 'button').at(-1)?.click();
}

const problem: SessionProblem = { source: 'machine', code: 'throttled' };

describe('An element has no words of its own', () => {
  useMarkedWords();

  it.each<[string, Partial<ChatJoin>]>([
    ['one way in', { machines: MACHINES.slice(1) }],
    ['two ways in', { machines: MACHINES, rooms: [ROOM, '##'] }],
    ['wrong names', { machines: MACHINES, roomName: '#'.repeat(57), userName: '\n+\n+' }],
    ['somebody signed in', { machines: MACHINES, signedInName: PERSON, machineName: MACHINE }],
    ['joining', { machines: MACHINES, busy: true }],
  ])('in the join screen: %s', async (_, properties) => {
    const join = await mount(Object.assign(new ChatJoin(), properties));
    submit(join);
    expect(await inlineWords(join)).toEqual([]);
  });

  it('in the room screen', async () => {
    const { element, session, clock: time } = await openRoom();
    expect(await inlineWords(element)).toEqual([]);
    session.goLive();
    await time.advance(1_000);
    expect(await inlineWords(element)).toEqual([]);
    for (const length of [MAX_PAYLOAD_BYTES * 0.8, MAX_PAYLOAD_BYTES * 2]) {
      fill(element, '7'.repeat(length));
      expect(await inlineWords(element)).toEqual([]);
    }
    for (const why of [{}, { roleIsUnknown: true }] as const) {
      session.goLive({ canPublish: false, ...why });
      await time.advance(1_000);
      expect(await inlineWords(element)).toEqual([]);
    }
  });

  it('in the room screen, when something is wrong', async () => {
    const { element, session, room } = await openRoom();
    session.become({ phase: SessionPhase.Refused, problem });
    expect(await inlineWords(element)).toEqual([]);
    session.become({ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: true });
    expect(await inlineWords(element)).toEqual([]);
    room.send('7');
    void element.confirmLeave();
    expect(await inlineWords(element)).toEqual([]);
    element.identityLost = true;
    expect(await inlineWords(element)).toEqual([]);
  });

  it.each<Connection>([
    { state: 'connecting' },
    { state: 'live', readOnly: false },
    { state: 'live', readOnly: true },
    { state: 'recovering', attempt: 1, problem, wasLive: true },
    { state: 'recovering', attempt: 1, problem, wasLive: false, retryAtMs: clock().wallMs() + 5_000 },
    { state: 'refused', problem },
    { state: 'closed' },
  ])('in the status: %j', async (connection) => {
    const status = await mount(Object.assign(new ChatStatus(), { connection, clock: clock() }));
    expect(await inlineWords(status)).toEqual([]);
  });

  it('in the list', async () => {
    const timeline = new Timeline();
    const list = await mount(Object.assign(new ChatMessageList(), { timeline, clock: clock() }));
    expect(await inlineWords(list)).toEqual([]);
    for (const row of rows()) timeline.append(row);
    await new Promise(requestAnimationFrame);
    expect(allByRole(list, 'article').length).toBeGreaterThan(5);
    expect(await inlineWords(list)).toEqual([]);
  });

  it('where people sign in', async () => {
    const form = await signInForm({ ok: false, failure: { code: 'unauthorized', refusesThisPage: false } });
    expect(await inlineWords(form)).toEqual([]);
    submit(form);
    expect(await inlineWords(form)).toEqual([]);
    fill(form, '7');
    submit(form);
    expect(await inlineWords(form)).toEqual([]);
    expect(allByRole(form, 'alert')).toHaveLength(1);
    expect(await inlineWords(await mount(new SignInDialog()))).toEqual([]);
  });

  it('where nothing is set up', async () => {
    const page = await mount(new SetUpPage());
    expect(await inlineWords(page)).toEqual([]);
  });

  it('where the configuration is wrong', async () => {
    const page = new ConfigProblems();
    page.problems = [
      { source: 'settings', key: '', code: 'wrong', value: undefined },
      { source: 'settings', key: '', code: 'http-status', value: 500 },
      { source: 'settings', key: '', code: 'no-answer' },
      { source: 'settings', key: '', code: 'timeout' },
    ];
    await mount(page);
    expect(await inlineWords(page)).toEqual([]);
  });
});
