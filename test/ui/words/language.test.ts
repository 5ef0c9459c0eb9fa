import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatRoom as Conversation } from '../../../src/chat/room/chat-room.ts';
import { joinWords } from '../../../src/ui/join/join-words.ts';
import { ChatRoom } from '../../../src/ui/room/chat-room.ts';
import { roomWords } from '../../../src/ui/room/room-words.ts';
import { beginToSpeak, chooseLanguage, speak } from '../../../src/ui/words/language.ts';
import { renderAgain } from '../../../src/ui/words/render-again.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { allByRole, button, byRole, textOf, type } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const NOON_MS = new Date(2026, 0, 2, 12, 5).getTime();

async function openRoom() {
  const clock = new FakeClock(NOON_MS);
  const session = new FakeTopicSession({ clock, tokenId: 'guest:Ada' });
  const room = new Conversation({ session, clock, roomName: 'lobby', userName: 'Ada' });
  room.start();
  onTestFinished(() => room.close());
  const element = await mount(Object.assign(new ChatRoom(), { room, clock }));
  session.goLive();
  room.send('hello');
  await clock.advance(1_000);
  await new Promise(requestAnimationFrame);
  await settle();
  return element;
}

async function switchTo(language: 'de' | 'en'): Promise<void> {
  await speak(language);
  renderAgain(document);
  await settle();
}

afterEach(() => speak('en'));

describe('chooseLanguage', () => {
  it.each([
    [['de'], 'de'],
    [['de-AT', 'en-US'], 'de'],
    [['fr', 'de-CH', 'en'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['', 'de'], 'de'],
    [['constructor', 'DE', 'deutsch', 'fr'], 'en'],
    [[], 'en'],
  ])('takes of %j: %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});

describe('speak', () => {
  it('gives the page its words and tells the document', async () => {
    await speak('de');
    expect([roomWords().leave, document.documentElement.lang]).toEqual(['Verlassen', 'de']);
    await speak('en');
    expect([roomWords().leave, document.documentElement.lang]).toEqual(['Leave', 'en']);
  });

  it('obeys the last of two quick changes', async () => {
    await Promise.all([speak('de'), speak('en')]);
    expect([roomWords().leave, document.documentElement.lang]).toEqual(['Leave', 'en']);
  });
});

describe('beginToSpeak', () => {
  it('waits for the words of the join screen only, and says the others as soon as they are there', async () => {
    const element = await openRoom();
    await beginToSpeak('de');
    expect([joinWords().join, document.documentElement.lang]).toEqual(['Beitreten', 'de']);
    expect(roomWords().leave).toBe('Leave');
    await import('../../../src/ui/words/de/index.ts');
    await settle();
    button(element, 'Verlassen');
  });

  it('gives way to what is asked for later', async () => {
    await beginToSpeak('de');
    await speak('en');
    await import('../../../src/ui/words/de/index.ts');
    await settle();
    expect(roomWords().leave).toBe('Leave');
  });
});

describe('beginToSpeak', () => {
  it('waits for the words of the join screen; all others follow, on what is shown by then', async () => {
    const element = await openRoom();
    await beginToSpeak('de');
    expect([joinWords().join, document.documentElement.lang]).toEqual(['Beitreten', 'de']);
    await vi.waitFor(() => button(element, 'Verlassen'));
  });

  it('gives way to what is chosen meanwhile', async () => {
    await Promise.all([beginToSpeak('de'), speak('en')]);
    await settle();
    expect([joinWords().join, document.documentElement.lang]).toEqual(['Join', 'en']);
  });
});

describe('A room whose language changes', () => {
  it('says everything anew, the rows of its list too', async () => {
    const element = await openRoom();
    await switchTo('de');
    byRole(element, 'log', 'Nachrichten');
    byRole(element, 'textbox', 'Nachricht');
    button(element, 'Verlassen');
    expect(byRole(element, 'article', 'Du').querySelector<HTMLElement>('.bubble')?.title).toMatch(
      /^Freitag, 2\. Januar 2026/,
    );
    expect(element.shadowRoot?.textContent).toContain('Ada · Gast');
    await switchTo('en');
    button(element, 'Leave');
    expect(allByRole(element, 'article', 'Du')).toEqual([]);
  });

  it('keeps what is being written', async () => {
    const element = await openRoom();
    type(element, 'Message', 'half a sent');
    await switchTo('de');
    const composer = byRole(element, 'textbox', 'Nachricht') as HTMLTextAreaElement;
    expect(composer.value).toBe('half a sent');
    expect(textOf(byRole(element, 'status'))).toBe('Live');
  });
});
