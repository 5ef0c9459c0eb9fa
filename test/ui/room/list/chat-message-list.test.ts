import { describe, expect, it, vi } from 'vitest';
import type { Author } from '../../../../src/chat/author.ts';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import type { MessageRow, TimelineRow } from '../../../../src/chat/timeline/timeline-row.ts';
import { ChatMessageList } from '../../../../src/ui/room/list/chat-message-list.ts';
import { ChangeRequested, DiscardRequested, RetryRequested } from '../../../../src/ui/room/room-events.ts';
import { author } from '../../../support/author.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { allByRole, button, byRole, textOf } from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';

const NOON_MS = new Date(2026, 0, 2, 12).getTime();
const MINUTE_MS = 60_000;

let lastKey = 0;

const message = (text: string, extra: Partial<MessageRow> = {}): MessageRow => ({
  kind: 'message',
  key: `row-${++lastKey}`,
  atMs: NOON_MS,
  author: author('Ann'),
  text,
  own: false,
  delivery: 'received',
  ...extra,
});

const own = (text: string, delivery: MessageRow['delivery'], extra: Partial<MessageRow> = {}) =>
  message(text, { own: true, delivery, ...extra });

async function show(...rows: TimelineRow[]) {
  const clock = new FakeClock(NOON_MS + MINUTE_MS);
  const timeline = new Timeline();
  for (const row of rows) timeline.append(row);
  const list = await mount(Object.assign(new ChatMessageList(), { timeline, clock }));
  await vi.dynamicImportSettled();
  await settle();
  const nextFrame = async () => {
    await new Promise(requestAnimationFrame);
    await settle();
  };
  return { list, timeline, clock, nextFrame, log: byRole(list, 'log', 'Messages') };
}

describe('chat-message-list', () => {
  it('is a log that can be scrolled by keyboard and is not read out by itself', async () => {
    const { log } = await show(message('hi'));
    expect(log.tabIndex).toBe(0);
    expect(log.getAttribute('aria-live')).toBe('off');
  });

  it('invites to write while nobody has, and no longer then', async () => {
    const { list, timeline, nextFrame } = await show();
    expect(textOf(byRole(list, 'heading'))).toBe('No messages yet');
    timeline.append({ kind: 'joined', key: 'me', atMs: NOON_MS, author: author('Ann'), own: true });
    await nextFrame();
    byRole(list, 'heading', 'No messages yet');
    timeline.append(message('hi'));
    await nextFrame();
    expect(allByRole(list, 'heading', 'No messages yet')).toEqual([]);
    expect(textOf(byRole(list, 'article', 'Guest Ann'))).toContain('hi');
  });

  it('draws once a frame, however many messages arrive', async () => {
    const { list, timeline, nextFrame } = await show(message('hi'));
    const before = list.updateComplete;
    for (let index = 0; index < 100; index++) timeline.append(message(`more ${index}`));
    await before;
    expect(allByRole(list, 'article')).toHaveLength(1);
    await nextFrame();
    expect(textOf(byRole(list, 'log'))).toContain('more 99');
    expect(allByRole(list, 'article').length).toBeLessThan(60);
  });

  it('leaves the elements of unchanged rows alone', async () => {
    const { list, timeline, nextFrame } = await show(message('one'));
    const [row] = allByRole(list, 'article');
    const text = row?.querySelector('.text')?.firstChild;
    timeline.append(message('two'));
    await nextFrame();
    expect(allByRole(list, 'article')[0]).toBe(row);
    expect(row?.querySelector('.text')?.firstChild).toBe(text);
  });

  it('names an author once for messages that go together', async () => {
    const { log } = await show(
      message('one'),
      message('two', { atMs: NOON_MS + MINUTE_MS }),
      message('three', { author: author('Ben') }),
    );
    expect([...log.querySelectorAll('.name')].map(textOf)).toEqual(['Ann', 'Ben']);
    // Who cannot see where a message belongs hears it with each.
    expect(allByRole(log, 'article', 'Guest Ann').map(textOf)).toEqual([
      expect.stringContaining('AnnGuestone'),
      expect.stringContaining('Guest Ann: two'),
    ]);
  });

  it('names everybody who is drawn alike, and keeps own messages together', async () => {
    const { log } = await show(
      message('one'),
      message('two', { author: author('Ann', 'verified') }),
      message('three', { author: { ...author('Ann', 'claimed'), key: 'one' } }),
      message('four', { author: { ...author('Ann', 'claimed'), key: 'another' } }),
      message('five', { own: true, author: author('Ann', 'claimed'), delivery: 'seen' }),
      message('six', { own: true, author: author('Ann'), delivery: 'seen' }),
    );
    expect([...log.querySelectorAll('.name')].map(textOf)).toEqual(['Ann', 'Ann', 'Ann', 'Ann']);
    expect(allByRole(log, 'article').map((row) => row.getAttribute('aria-label'))).toEqual([
      'Guest Ann',
      'Verified Ann',
      'Unverified Ann',
      'Unverified Ann',
      'You',
      'You',
    ]);
    expect(allByRole(log, 'article', 'You').map(textOf)).toEqual([
      expect.stringContaining('You: five'),
      expect.stringContaining('You: six'),
    ]);
    expect(log.querySelectorAll('.own.start')).toHaveLength(1);
  });

  it('gives a guest another colour than the member of the same name, whatever it is', async () => {
    for (const name of ['Ann', 'Bob', 'Cy', 'ليلى', '🙂']) {
      const { log } = await show(
        message('one', { author: author(name) }),
        message('two', { author: author(name, 'verified') }),
      );
      const [guest, member] = [...log.querySelectorAll('.avatar')].map(
        (avatar) => avatar.getAttribute('class')?.match(/hue-\d/)?.[0],
      );
      expect(guest).not.toBe(member);
    }
  });

  it('says who wrote also before a long text and one with a link', async () => {
    const { log } = await show(message('one'), message('https://a.example/'), message('long '.repeat(500)));
    expect([...log.querySelectorAll('.by')].map(textOf)).toEqual(['Guest Ann:', 'Guest Ann:']);
  });

  it.each<[Author['mark'], string]>([
    ['verified', 'Verified'],
    ['guest', 'Guest'],
    ['claimed', 'Unverified'],
  ])('says in a word that a name is %s', async (mark, word) => {
    const { log } = await show(message('hi', { author: author('Ann', mark) }));
    const marks = [...log.querySelectorAll('.mark')];
    expect(marks.map((element) => element.getAttribute('aria-label') ?? textOf(element))).toEqual([word]);
  });

  it('marks what mentions whoever reads, for the eye and for the ear', async () => {
    const { list } = await show(message('hello @bo'), message('hello @bob'), own('I am @Bo', 'seen'));
    list.readerName = 'Bo';
    await settle();
    expect(allByRole(list, 'article', 'Guest Ann, mentions you')).toHaveLength(1);
    const marked = [...list.renderRoot.querySelectorAll('.mention')].map((row) => textOf(row));
    expect(marked).toEqual([expect.stringContaining('hello @bo')]);
    list.readerName = 'Bob';
    await settle();
    expect(textOf(byRole(list, 'article', 'Guest Ann, mentions you'))).toContain('hello @bob');
  });

  it('calls an author without a name someone', async () => {
    const { list } = await show(message('hi', { author: author('', 'claimed') }));
    expect(textOf(byRole(list, 'article', 'Unverified Someone'))).toContain('hi');
  });

  it.each<[MessageRow['delivery'], string]>([
    ['pending', 'Sending'],
    ['sent', 'Sent'],
    ['seen', 'Delivered'],
  ])('says that an own message is %s', async (delivery, word) => {
    const { list } = await show();
    list.timeline = new Timeline();
    const { list: shown } = await show(own('mine', delivery));
    expect(byRole(byRole(shown, 'article', 'You'), 'img', word)).toBeDefined();
  });

  it('says why an own message failed, and asks to retry or to discard it', async () => {
    const { list, timeline, nextFrame } = await show();
    timeline.hold(own('mine', 'failed', { key: 'mine', failure: 'unreachable' }));
    await nextFrame();
    expect(textOf(byRole(list, 'article', 'You'))).toContain('Not sent: no connection');
    const requests: string[] = [];
    list.addEventListener(RetryRequested.type, ({ key }) => requests.push(`retry ${key}`));
    list.addEventListener(DiscardRequested.type, ({ key }) => requests.push(`discard ${key}`));
    button(list, 'Retry').click();
    button(list, 'Discard').click();
    expect(requests).toEqual(['retry mine', 'discard mine']);
  });

  it('says what a message waits for that goes out by itself', async () => {
    const { list, timeline, nextFrame } = await show();
    timeline.hold(own('mine', 'pending', { failure: 'limited' }));
    await nextFrame();
    expect(textOf(byRole(list, 'article', 'You'))).toContain('Waiting');
    expect(allByRole(list, 'button')).toEqual([]);
  });

  it('draws every kind of row', async () => {
    const at = { atMs: NOON_MS };
    const ann = author('Ann');
    const { log } = await show(
      { kind: 'joined', key: 'j1', ...at, author: ann, own: false },
      { kind: 'joined', key: 'j2', ...at, author: ann, own: true },
      { kind: 'gap', key: 'g1', ...at, count: 1 },
      { kind: 'gap', key: 'g2', ...at, count: 1_200 },
      { kind: 'gap', key: 'g3', ...at, count: undefined },
      { kind: 'foreign', key: 'f1', ...at, author: ann, format: 'text', text: 'plain' },
      { kind: 'foreign', key: 'f2', ...at, author: ann, format: 'json', text: '[null]' },
      { kind: 'foreign', key: 'f3', ...at, author: ann, format: 'binary', text: '68 69', byteCount: 2 },
      { kind: 'foreign', key: 'f4', ...at, author: ann, format: 'text', text: '' },
    );
    const text = textOf(log);
    for (const words of [
      'Ann Guest joined',
      'You joined',
      '1 message could not be recovered',
      '1,200 messages could not be recovered',
      'Some messages may be missing here',
      'Plain text',
      'plain',
      '[null]',
      'Binary data, 2 bytes',
      '68 69',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says of people who came together how many they were, and in a hint who', async () => {
    const { log, timeline, nextFrame, clock } = await show();
    const came = async (one: Author) => {
      timeline.appendJoined({ kind: 'joined', key: one.key, atMs: NOON_MS, author: one, own: false });
      await clock.advance(1_000);
      await nextFrame();
    };
    await came(author('Ann'));
    expect(textOf(log)).toContain('Ann Guest joined');
    await came(author('Ben', 'verified'));
    expect(textOf(log)).toContain('Ann Guest and 1 other joined');
    await came(author('Cy'));
    expect(textOf(log)).toContain('Ann Guest and 2 others joined');
    expect(log.querySelector('[title="Verified Ben and Guest Cy"]')).not.toBeNull();
  });

  it('writes times for people and for machines', async () => {
    const { log } = await show(message('hi', { atMs: NOON_MS + 5 * MINUTE_MS }));
    const time = log.querySelector('time');
    expect(time?.dateTime ?? time?.getAttribute('datetime')).toBe(
      new Date(NOON_MS + 5 * MINUTE_MS).toISOString(),
    );
    expect(time && textOf(time)).toBe('12:05 PM');
  });

  it('divides the days, and calls today yesterday after midnight', async () => {
    const { log, clock, nextFrame } = await show(
      message('old', { atMs: NOON_MS - 3 * 24 * 60 * MINUTE_MS }),
      message('today'),
    );
    const days = () => [...log.querySelectorAll('h2')].map(textOf);
    expect(days()).toEqual(['Tuesday, December 30, 2025', 'Today']);
    await clock.advance(12 * 60 * MINUTE_MS);
    await nextFrame();
    expect(days()).toEqual(['Tuesday, December 30, 2025', 'Yesterday']);
  });

  it('links to http and https, and tells the other page nothing', async () => {
    const { log } = await show(message('see https://example.com/a, not javascript:alert(1)'));
    const links = [...log.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.rel, link.target])).toEqual([
      ['https://example.com/a', 'noopener noreferrer', '_blank'],
    ]);
    expect(log.querySelector('.text')?.textContent).toBe(
      'see https://example.com/a, not javascript:alert(1)',
    );
  });

  it('shows markup as the text it is', async () => {
    const hostile = '<img src=x onerror="alert(1)"><b>bold</b>';
    const { log } = await show(
      message(hostile, { author: author(hostile) }),
      { kind: 'foreign', key: 'f', atMs: NOON_MS, author: author(hostile), format: 'json', text: hostile },
      { kind: 'joined', key: 'j', atMs: NOON_MS, author: author(hostile), own: false },
    );
    expect(log.querySelector('img, b')).toBeNull();
    expect(log.querySelector('.text')?.textContent).toBe(hostile);
  });

  it('speaks what arrives, and not what was there', async () => {
    const { list, timeline, clock, nextFrame } = await show(message('old'));
    const spoken = () => list.shadowRoot?.querySelector('[aria-live="polite"]')?.textContent;
    await clock.advance(10_000);
    expect(spoken()).toBe('');
    timeline.append(message('new'));
    await nextFrame();
    await clock.advance(300);
    expect(spoken()).toBe('Guest Ann: new');
  });

  it('shows another conversation from its beginning', async () => {
    const { list, nextFrame } = await show(message('first room'));
    list.timeline = new Timeline();
    await settle();
    expect(textOf(byRole(list, 'log'))).not.toContain('first room');
    list.timeline.append(message('second room'));
    await nextFrame();
    expect(textOf(byRole(list, 'log'))).toContain('second room');
  });

  it('hears nothing and leaves no timer when it is gone, and goes on when it is back', async () => {
    const { list, timeline, clock, nextFrame } = await show(message('one'));
    timeline.append(message('two'));
    await nextFrame();
    const { parentElement } = list;
    list.remove();
    expect(clock.pendingTimers).toBe(0);
    timeline.append(message('three'));
    await nextFrame();
    expect(textOf(byRole(list, 'log'))).not.toContain('three');
    expect(clock.pendingTimers).toBe(0);
    parentElement?.append(list);
    await nextFrame();
    expect(textOf(byRole(list, 'log'))).toContain('three');
  });

  it('is drawn once when it is back, before the next frame', async () => {
    const { list, timeline, nextFrame } = await show(message('one'));
    const { parentElement } = list;
    list.remove();
    timeline.append(message('two'));
    let drawn = 0;
    list.addController({ hostUpdated: () => void (drawn += 1) });
    parentElement?.append(list);
    await settle();
    expect(textOf(byRole(list, 'log'))).toContain('two');
    await nextFrame();
    expect(drawn).toBe(1);
  });

  it('draws nothing at once for a mouse that rests while messages move below it', async () => {
    const { list, nextFrame } = await show(message('one'));
    let drawn = 0;
    list.addController({ hostUpdated: () => void (drawn += 1) });
    const [row] = allByRole(list, 'article');
    row?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
    await list.updateComplete;
    expect(drawn).toBe(0);
    await nextFrame();
    expect(drawn).toBe(1);
    expect(allByRole(list, 'toolbar')).toHaveLength(1);
  });

  describe('with messages that were changed', () => {
    const rowsIn = (list: ChatMessageList) => allByRole(list, 'article').map((row) => row.textContent);

    it('marks an edited one, and leaves a trace of a deleted one', async () => {
      const { list } = await show(
        message('new words', { changed: 'edited' }),
        own('my new words', 'seen', { changed: 'edited' }),
        message('', { changed: 'deleted' }),
        message('as it was'),
      );
      const [edited, mine, deleted, other] = rowsIn(list);
      expect(edited).toMatch(/new words.*edited/s);
      expect(mine).toMatch(/my new words.*edited/s);
      expect(deleted).toContain('Message deleted');
      expect(other).not.toMatch(/edited|deleted/);
    });

    it('shows of a deleted one that is quoted that it is gone', async () => {
      const ref = { id: 'x', publisherId: 'ann' };
      const clock = new FakeClock(NOON_MS + MINUTE_MS);
      const timeline = new Timeline();
      timeline.append(message('the secret'), ref);
      timeline.append(message('answer', { replyTo: { ...ref, text: 'the secret' } }));
      const list = await mount(Object.assign(new ChatMessageList(), { timeline, clock }));
      timeline.amend(ref, (row) => ({ ...row, text: '', changed: 'deleted' }));
      await new Promise(requestAnimationFrame);
      await settle();
      expect(rowsIn(list).join()).not.toContain('the secret');
      expect(textOf(byRole(list, 'button', 'In reply to Guest Ann: Message deleted'))).toContain(
        'Message deleted',
      );
    });

    it('says of a change that failed what has become of it, with ways on', async () => {
      const { list } = await show(own('mended', 'failed', { changed: 'edited', failure: 'rejected' }));
      expect(rowsIn(list).join()).toContain('Others may not see this change. Not sent:');
      expect(button(list, 'Retry')).toBeDefined();
      expect(button(list, 'Discard')).toBeDefined();
    });

    it.each([
      [true, ['Edit', 'Delete']],
      [false, []],
    ])('offers to change one where that is possible (%s)', async (isPossible, names) => {
      const mine = own('mine', 'seen');
      const { list, log } = await show(mine);
      const asked: string[] = [];
      list.addEventListener(ChangeRequested.type, ({ key, change }) => asked.push(`${key} ${change}`));
      list.canChange = () => isPossible;
      const [row] = allByRole(list, 'article');
      for (const name of ['Edit', 'Delete']) {
        log.focus();
        row?.dispatchEvent(
          new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
        );
        await settle();
        const buttons = allByRole(list, 'button', name);
        expect(buttons.length).toBe(isPossible ? 1 : 0);
        buttons[0]?.click();
        await settle();
      }
      expect(asked).toEqual(names.map((name) => `${mine.key} ${name.toLowerCase()}`));
    });

    it('offers nothing for a deleted one', async () => {
      const { list } = await show(own('', 'seen', { changed: 'deleted' }));
      list.canChange = () => true;
      const [row] = allByRole(list, 'article');
      row?.dispatchEvent(
        new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
      );
      await settle();
      expect(allByRole(list, 'toolbar')).toEqual([]);
    });
  });
});
