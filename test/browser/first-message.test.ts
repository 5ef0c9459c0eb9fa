import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

/**
 * Joins and writes before there is a token, so that the message goes out as soon as the stream is asked for: a room
 * whose stream says nothing is taken for live 3 s later.
 */
async function joinWriting(ann: ChatPage, url: string, text: string): Promise<void> {
  let release = () => {};
  const written = new Promise<void>((resolve) => {
    release = resolve;
  });
  await ann.page.route(
    ({ pathname }) => pathname === TOKEN_PATH,
    async (route) => {
      await written;
      await route.continue();
    },
  );
  await ann.goto(url);
  await ann.join({ name: 'Ann' });
  await ann.send(text);
  await ann.see(text);
  release();
}

describe('A message that is written before the room is live', () => {
  it.each([
    ['does as it is thought to do', { dropsUnheard: false, replaysOnJoin: true }],
    ['drops what nobody listens to', { dropsUnheard: true, replaysOnJoin: true }],
    ['replays nothing on joining', { dropsUnheard: false, replaysOnJoin: false }],
  ])('goes out before the stream is there, and is seen once, where the service %s', async (_, habits) => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    control.setTopicHabits(habits);
    control.hang('subscribe');
    await joinWriting(ann, url, 'at once');
    // With the announcement, and neither waits for the stream.
    await expect.poll(() => control.counters().published).toBe(2);
    const mark = (name: string) => ann.log.getByRole('img', { name, exact: true });
    await mark('Sent').waitFor();
    control.delay({ operation: 'subscribe', ms: 0 });
    await ann.untilLive();
    await mark('Delivered').waitFor();
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('later');
    await ben.see('later');
    expect(await ann.log.getByText('at once', { exact: true }).count()).toBe(1);
    const heard = habits.replaysOnJoin ? 1 : 0;
    expect(await ben.log.getByText('at once', { exact: true }).count()).toBe(heard);
  });

  it('is seen once by who was there before, also where it has to be sent again', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await ben.joinLive(url, { name: 'Ben' });
    control.setTopicHabits({ replaysOnJoin: false });
    control.hang('subscribe');
    await joinWriting(ann, url, 'at once');
    await ben.see('at once');
    control.delay({ operation: 'subscribe', ms: 0 });
    // Ben's announcement, and twice Ann's and her message.
    await expect.poll(() => control.counters().published).toBe(5);
    await ann.send('later');
    await ben.see('later');
    for (const { log } of [ann, ben]) expect(await log.getByText('at once', { exact: true }).count()).toBe(1);
  });
});
