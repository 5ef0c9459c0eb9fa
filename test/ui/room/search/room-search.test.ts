import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MutedPeople } from '../../../../src/chat/muted-people.ts';
import { ChatRoom as Conversation } from '../../../../src/chat/room/chat-room.ts';
import { encodeMessage } from '../../../../src/chat/wire/message.ts';
import { ChatRoom } from '../../../../src/ui/room/chat-room.ts';
import { inputDate } from '../../../../src/ui/room/search/row-dates.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { FakeTopicSession } from '../../../support/fake-topic-session.ts';
import { allByRole, button, byRole, focusedIn, textOf } from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';
import '../../../../src/ui/room/search/room-search.ts';

const SEARCH = 'Search in this room';

async function openRoom(...texts: readonly string[]) {
  const clock = new FakeClock(new Date(2026, 0, 2, 12).getTime());
  const session = new FakeTopicSession({ clock });
  const room = new Conversation({ session, clock, roomName: 'lobby/1', userName: 'Ada' });
  room.start();
  onTestFinished(() => room.close());
  const muted = new MutedPeople({ load: () => undefined, save: () => {} });
  const element = await mount(Object.assign(new ChatRoom(), { room, clock, muted }));
  await vi.dynamicImportSettled();
  await settle();
  session.goLive();
  await clock.advance(1_000);
  const nextFrame = async () => {
    await new Promise(requestAnimationFrame);
    await settle();
  };
  let id = 0;
  const hear = async (text: string, publisherId = 'guest:Bo') => {
    const value = encodeMessage({ id: `m${id++}`, username: 'Bo', text, timestampMs: clock.wallMs() });
    session.deliver(value, { publisherId });
    await nextFrame();
  };
  for (const text of texts) await hear(text);
  /** Says so much at once that what comes next is too much. */
  const flood = (count: number) => {
    for (let n = 0; n < count; n++) {
      const said = { id: `m${id++}`, username: 'Bo', text: `spam ${n}`, timestampMs: clock.wallMs() };
      session.deliver(encodeMessage(said), { publisherId: 'guest:Bo' });
    }
  };
  const press = async (target: Element, key: string, more: KeyboardEventInit = {}) => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
    await settle();
    await nextFrame();
  };
  const openSearch = async () => {
    await press(focusedIn(element) ?? element, 'F', { ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => byRole(element, 'searchbox', SEARCH));
    await settle();
  };
  const search = async (text: string) => {
    const field = byRole(element, 'searchbox', SEARCH) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await nextFrame();
  };
  return {
    element,
    muted,
    clock,
    hear,
    flood,
    press,
    openSearch,
    search,
    field: () => byRole(element, 'searchbox', SEARCH) as HTMLInputElement,
    said: () => textOf(byRole(element.shadowRoot?.querySelector('room-search') ?? element, 'status')),
    /** What the row says that is marked. */
    found: () =>
      allByRole(element, 'article')
        .filter((row) => row.classList.contains('found'))
        .map((row) => textOf(row.querySelector('.text') ?? row)),
  };
}

describe('The search of a room', () => {
  it('opens and closes by keys, and gives the focus back', async () => {
    const { element, openSearch, field, press } = await openRoom('hi');
    byRole(element, 'textbox', 'Message').focus();
    await openSearch();
    expect(focusedIn(element)).toBe(field());
    expect(button(element, 'Search').getAttribute('aria-expanded')).toBe('true');
    await press(field(), 'Escape');
    expect(allByRole(element, 'searchbox')).toEqual([]);
    expect(element.shadowRoot?.activeElement?.localName).toBe('chat-composer');
  });

  it('opens and closes by buttons', async () => {
    const { element } = await openRoom('hi');
    button(element, 'Search').focus();
    button(element, 'Search').click();
    await vi.waitFor(() => byRole(element, 'searchbox', SEARCH));
    button(element, 'Close search').click();
    await settle();
    expect(focusedIn(element)).toBe(button(element, 'Search'));
  });

  it('goes from the newest match to older ones and round, whatever the case and accents', async () => {
    const { openSearch, search, said, found, press, field } = await openRoom('Café one', 'tea', 'CAFE two');
    await openSearch();
    await search('café');
    expect([said(), found()]).toEqual(['1 of 2', ['CAFE two']]);
    await press(field(), 'Enter');
    expect([said(), found()]).toEqual(['2 of 2', ['Café one']]);
    await press(field(), 'Enter');
    expect([said(), found()]).toEqual(['1 of 2', ['CAFE two']]);
    await press(field(), 'Enter', { shiftKey: true });
    expect([said(), found()]).toEqual(['2 of 2', ['Café one']]);
  });

  it('counts what comes, and stays where it is', async () => {
    const { openSearch, search, said, found, hear } = await openRoom('x one');
    await openSearch();
    await search('x');
    await hear('x two');
    expect([said(), found()]).toEqual(['2 of 2', ['x one']]);
  });

  it('opens what was too much of somebody, where it is what one looks for', async () => {
    const { element, flood, hear, openSearch, search, said, found } = await openRoom();
    flood(500);
    await hear('x one');
    expect(element.room?.timeline.at(501)).toMatchObject({ text: 'x one', isFlood: true });
    await openSearch();
    await search('x one');
    expect([said(), found()]).toEqual(['1 of 1', ['x one']]);
  });

  it('says that nothing is found, and nothing where nothing is sought', async () => {
    const { element, openSearch, search, said, found, press, field } = await openRoom('hi');
    await openSearch();
    expect(said()).toBe('');
    await search('nowhere');
    expect([said(), found()]).toEqual(['No matches', []]);
    expect(button(element, 'Next match (newer)').disabled).toBe(true);
    await press(field(), 'Enter');
    expect(found()).toEqual([]);
    await search(' ');
    expect(said()).toBe('');
  });

  it('finds what is read, not how it is marked, and nothing of who is muted', async () => {
    const { openSearch, search, said, muted, hear } = await openRoom('a **bold** word');
    await hear('a bold lie', 'guest:Cy');
    muted.mute({ key: 'id:guest:Cy', name: 'Cy', mark: 'guest' });
    await openSearch();
    await search('bold word');
    expect(said()).toBe('1 of 1');
    await search('bold lie');
    expect(said()).toBe('No matches');
  });

  it('goes to a day, or says that there is nothing since', async () => {
    const { element, openSearch, said, clock, hear } = await openRoom('first day');
    await clock.advance(24 * 3_600_000);
    await hear('second day');
    await openSearch();
    const date = element.shadowRoot
      ?.querySelector('room-search')
      ?.shadowRoot?.querySelector<HTMLInputElement>('input[type=date]');
    if (!date) throw new Error('unable to find the field for a date');
    expect([date.min, date.max]).toEqual(['2026-01-02', '2026-01-03']);
    const choose = async (day: string) => {
      date.value = day;
      date.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
      await new Promise(requestAnimationFrame);
      await settle();
    };
    await choose('2026-01-03');
    const sought = allByRole(element, 'article').filter((row) => row.classList.contains('sought'));
    expect(sought.map((row) => textOf(row))).toEqual([expect.stringContaining('second day')]);
    await choose('2026-01-04');
    expect(said()).toBe('No messages since then');
  });

  it('saves what the room holds, under a name that every system takes', async () => {
    const { element, openSearch, said } = await openRoom('hello', 'there');
    await openSearch();
    const saved: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:saved';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    button(element, 'Save as text').click();
    await settle();
    expect(names).toEqual(['lobby_1 2026-01-02.txt']);
    expect(await saved[0]?.text()).toMatch(/Bo, .*: hello\nBo, .*: there\n$/);
    expect(said()).toMatch(/^Saved \d+ lines$/);
  });
});

describe('A day in a field for dates', () => {
  it('is the day here', () => {
    expect(inputDate(new Date(2026, 0, 2, 0, 0).getTime())).toBe('2026-01-02');
    expect(inputDate(new Date(2026, 11, 31, 23, 59).getTime())).toBe('2026-12-31');
  });
});
