// What of the topic is drawn as written by oneself, however often others repeat its id.

import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, openTabs } = useBrowser();

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };
const ANN = { name: 'Ann' };

/** The payload with this text, as soon as the page has sent it. */
async function sendAndCatch(ann: ChatPage, text: string): Promise<Record<string, unknown>> {
  const publish = ann.page.waitForRequest(
    (request) => request.method() === 'POST' && payloadIn(request.postData() ?? '').includes(`"${text}"`),
  );
  await ann.send(text);
  return JSON.parse(payloadIn((await publish).postData() ?? '')) as Record<string, unknown>;
}

/** The JSON in a publish, which is gRPC-web text. */
function payloadIn(body: string): string {
  return /\{"event".*\}/.exec(Buffer.from(body, 'base64').toString())?.[0] ?? '';
}

/** Anybody may call himself Ann, too. */
function publishAsAnn({ control }: PageHost, payload: object): void {
  control.publish({ ...LOBBY, publisherId: 'guest:Ann' }, { text: JSON.stringify(payload) });
}

/** How often a text is in the list, and how often as our own. */
async function countsOf(ann: ChatPage, text: string): Promise<readonly [number, number]> {
  const own = ann.log.getByRole('article', { name: 'You' }).getByText(text, { exact: true });
  return [await ann.log.getByText(text, { exact: true }).count(), await own.count()];
}

describe('A message of our own', () => {
  it('is ours by what it says, also in another tab and after a reload, and its id proves nothing', async () => {
    const server = await host();
    const [ann, second] = await openTabs(2);
    if (!ann || !second) throw new Error('unable to open two tabs');
    // As on pages over plain http.
    await ann.context.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await ann.joinLive(server.url, ANN);
    await second.joinLive(server.url, ANN);
    const sent = await sendAndCatch(ann, 'mine');
    await second.see('mine');
    publishAsAnn(server, { ...sent, text: 'forged' });
    publishAsAnn(server, { ...sent, timestamp: Date.now() });
    publishAsAnn(server, { ...sent, id: 'another', text: 'the end' });
    const look = async (tab: ChatPage) => {
      await tab.see('the end');
      return [await countsOf(tab, 'mine'), await countsOf(tab, 'forged'), await countsOf(tab, 'the end')];
    };
    const right = [
      [1, 1],
      [1, 0],
      [1, 0],
    ];
    expect(await look(ann)).toEqual(right);
    expect(await look(second)).toEqual(right);
    await ann.page.reload();
    await ann.untilLive();
    expect(await look(ann)).toEqual(right);
  });

  it('is not "You" for whoever comes next under another name', async () => {
    const server = await host();
    const [ann, ben] = await openTabs(2);
    if (!ann || !ben) throw new Error('unable to open two tabs');
    await ann.joinLive(server.url, ANN);
    await ann.send('by Ann');
    await ann.see('by Ann');
    await ben.joinLive(server.url, { name: 'Ben' });
    await ben.see('by Ann');
    expect(await countsOf(ben, 'by Ann')).toEqual([1, 0]);
    // Nobody leaves unasked what is not on the topic.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ann.button('Leave').click();
    await ann.join({ name: 'Cid' });
    await ann.see('by Ann');
    expect(await countsOf(ann, 'by Ann')).toEqual([1, 0]);
  });
});
