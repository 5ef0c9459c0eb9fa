import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { SERVICE_MODES, setMode } from '../support/service-modes.ts';

const { host, open } = useBrowser();

const FAILURES = ['publish', 'subscribe'] as const;

const untilDelivered = ({ log }: ChatPage) =>
  log.getByRole('img', { name: 'Delivered', exact: true }).first().waitFor();

const timesIn = ({ log }: ChatPage, text: string) => log.getByText(text, { exact: true }).count();

interface Place {
  readonly url: string;
  readonly room?: string;
}

/**
 * Joins and writes before there is a token, so that the message goes out as soon as the stream is asked for: a room
 * whose stream says nothing is taken for live 3 s later.
 */
async function joinWriting(ann: ChatPage, { url, room = 'lobby' }: Place, text: string): Promise<void> {
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
  await ann.join({ name: 'Ann', room });
  await ann.send(text);
  await ann.see(text);
  release();
}

describe('A message that is written before the room is live', () => {
  it.each(SERVICE_MODES)(
    'goes out before the stream is there, and is seen once, in the mode $name of the service',
    async (mode) => {
      const { url, control } = await host();
      const [ann, ben] = [await open(), await open()];
      setMode(control, mode);
      control.hang('subscribe');
      await joinWriting(ann, { url }, 'at once');
      // With the announcement, and neither waits for the stream.
      await expect.poll(() => control.counters().published).toBe(2);
      control.delay({ operation: 'subscribe', ms: 0 });
      await ann.untilLive();
      await untilDelivered(ann);
      await ben.joinLive(url, { name: 'Ben' });
      await ann.send('later');
      await ben.see('later');
      expect(await timesIn(ann, 'at once')).toBe(1);
      expect(await timesIn(ben, 'at once')).toBe(mode.replaysOnJoin ? 1 : 0);
    },
  );

  it.each(FAILURES)(
    'is seen once by all where %s fails at first, in every mode of the service',
    async (operation) => {
      const { url, control } = await host();
      const ben = await open();
      await ben.joinLive(url, { name: 'Ben' });
      for (const mode of SERVICE_MODES) {
        const room = mode.name;
        await ben.goOn(room);
        // What fails is to be Ann's.
        await ben.log.getByText('You joined').waitFor();
        setMode(control, mode);
        // The announcement fails, too.
        control.refuse({ operation, drop: true, times: operation === 'publish' ? 2 : 1 });
        const ann = await open();
        await joinWriting(ann, { url, room }, 'at once');
        await ann.untilLive();
        await untilDelivered(ann);
        await ann.send('later');
        await ben.see('later');
        expect({ mode, seen: [await timesIn(ann, 'at once'), await timesIn(ben, 'at once')] }).toEqual({
          mode,
          seen: [1, 1],
        });
      }
    },
  );

  it('is seen once by who was there before, also where it has to be sent again', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await ben.joinLive(url, { name: 'Ben' });
    control.setTopicHabits({ replaysOnJoin: false });
    control.hang('subscribe');
    await joinWriting(ann, { url }, 'at once');
    await ben.see('at once');
    control.delay({ operation: 'subscribe', ms: 0 });
    // Ben's announcement, and twice Ann's and her message.
    await expect.poll(() => control.counters().published).toBe(5);
    await ann.send('later');
    await ben.see('later');
    for (const person of [ann, ben]) expect(await timesIn(person, 'at once')).toBe(1);
  });
});
