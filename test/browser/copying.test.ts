import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

async function roomWith(texts: readonly string[]): Promise<ChatPage> {
  const { url } = await host();
  const ann = await open();
  await ann.joinLive(url, { name: 'Ann' });
  for (const text of texts) {
    await ann.send(text);
    await ann.see(text);
  }
  await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return ann;
}

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
  return ann.page.evaluate(() => navigator.clipboard.readText());
}

const TIME = String.raw`\d{1,2}:\d{2}\s[AP]M`;

describe('What is copied', () => {
  it('of several messages is a line for each, with author and time', async () => {
    const ann = await roomWith(['line 1', 'line 2', 'line 3']);
    const lines = (await copy(ann, 'line 1', 'line 3')).split('\n');
    expect(lines).toHaveLength(3);
    for (const [index, line] of lines.entries()) {
      expect(line).toMatch(new RegExp(`^Ann, ${TIME}: line ${index + 1}$`));
    }
  });

  it('of one message is what is selected of it', async () => {
    const ann = await roomWith(['one line', 'another']);
    expect(await copy(ann, 'one line', 'one line')).toBe('one line');
    await ann.log.getByText('one line', { exact: true }).dblclick({ position: { x: 5, y: 8 } });
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toMatch(/^one ?$/);
    await ann.log.getByText('another', { exact: true }).click({ clickCount: 3 });
    await ann.page.keyboard.press('ControlOrMeta+c');
    expect((await ann.page.evaluate(() => navigator.clipboard.readText())).trim()).toBe('another');
  });
});
