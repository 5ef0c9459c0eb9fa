import { describe, expect, it } from 'vitest';
import { type Opened, useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open, share } = useBrowser();

const LINES = ['line 1', 'line 2', 'line 3'];

/** Ann, in a room with what she said. */
async function roomWithLines(opened: Opened): Promise<ChatPage> {
  const { url } = await opened.host();
  const ann = await opened.open();
  await ann.joinLive(url, { name: 'Ann' });
  // The announcement goes out beside the first message, and may come after it.
  await ann.log.getByText('You joined').waitFor();
  for (const text of LINES) {
    await ann.send(text);
    await ann.see(text);
  }
  await ann.log
    .getByRole('img', { name: 'Delivered' })
    .nth(LINES.length - 1)
    .waitFor();
  await readyToCopy(ann);
  return ann;
}

async function readyToCopy(ann: ChatPage): Promise<void> {
  await ann.untilActionsAreLoaded();
  await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

const copied = ({ page }: ChatPage) => page.evaluate(() => navigator.clipboard.readText());

/** Drags the mouse from the left end of one text to the right end of another, and copies. */
async function copy(ann: ChatPage, from: string, to: string): Promise<string> {
  const boxOf = async (text: string) => {
    const box = await ann.log.getByText(text, { exact: true }).boundingBox();
    if (!box) throw new Error(`unable to see "${text}"`);
    return box;
  };
  const [start, end] = [await boxOf(from), await boxOf(to)];
  const { mouse, keyboard } = ann.page;
  await mouse.move(start.x + 1, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(end.x + end.width - 1, end.y + end.height / 2, { steps: 5 });
  await mouse.up();
  await keyboard.press('ControlOrMeta+c');
  return copied(ann);
}

const TIME = String.raw`\d{1,2}:\d{2}\s[AP]M`;

describe('What is copied', () => {
  const shared = share(roomWithLines);
  const room = async () => {
    const ann = await shared();
    await ann.page.evaluate(() => navigator.clipboard.writeText('from the test before'));
    return ann;
  };

  it('of several messages is a line for each, with author and time', async () => {
    const ann = await room();
    const lines = (await copy(ann, 'line 1', 'line 3')).split('\n');
    expect(lines).toHaveLength(3);
    for (const [index, line] of lines.entries()) {
      expect(line).toMatch(new RegExp(`^Ann, ${TIME}: line ${index + 1}$`));
    }
  });

  it('of all, with the focus in the list, is its lines and nothing from around it', async () => {
    const ann = await room();
    await ann.log.focus();
    await ann.page.keyboard.press('ControlOrMeta+a');
    await ann.page.keyboard.press('ControlOrMeta+c');
    const lines = (await copied(ann)).split('\n');
    expect(lines.map((line) => line.replace(new RegExp(TIME), 'TIME'))).toEqual([
      'Today',
      'You joined, TIME',
      'Ann, TIME: line 1',
      'Ann, TIME: line 2',
      'Ann, TIME: line 3',
    ]);
  });

  it('of all is also what is not in view, once each', async () => {
    const server = await host();
    const ann = await open();
    await ann.joinLive(server.url, { name: 'Ann' });
    const texts = Array.from({ length: 200 }, (_, index) => `word ${index}`);
    for (const text of texts) {
      const message = { event: 'message', username: 'Ben', text, timestamp: Date.now() };
      server.control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
    }
    await ann.see('word 199');
    await readyToCopy(ann);
    await ann.log.focus();
    await ann.page.keyboard.press('ControlOrMeta+a');
    // What is drawn changes below the selection.
    await ann.page.keyboard.press('Home');
    await ann.see('word 0');
    await ann.page.keyboard.press('ControlOrMeta+c');
    const said = (await copied(ann)).split('\n').flatMap((line) => /: (word \d+)$/.exec(line)?.[1] ?? []);
    expect(said).toEqual(texts);
  });

  it('of all, after a click on a message, is the same', async () => {
    const ann = await room();
    await ann.log.getByText('line 1', { exact: true }).click();
    await ann.page.keyboard.press('ControlOrMeta+a');
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect((await copied(ann)).split('\n')).toHaveLength(5);
  });

  it('of all, with the focus in the field, is what is written there', async () => {
    const ann = await room();
    await ann.composer.fill('half a thought');
    await ann.page.keyboard.press('ControlOrMeta+a');
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect(await copied(ann)).toBe('half a thought');
    await ann.composer.fill('');
  });

  it('of one message is what is selected of it', async () => {
    const ann = await room();
    expect(await copy(ann, 'line 1', 'line 1')).toBe('line 1');
    await ann.log.getByText('line 1', { exact: true }).dblclick({ position: { x: 5, y: 8 } });
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect(await copied(ann)).toMatch(/^line ?$/);
    await ann.log.getByText('line 3', { exact: true }).click({ clickCount: 3 });
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect((await copied(ann)).trim()).toBe('line 3');
  });
});
