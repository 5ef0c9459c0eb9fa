import { afterEach, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { type Http2Front, startHttp2Front } from '../support/http2-front.ts';

const { host, open } = useBrowser();

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };
const ROOMS = ['kitchen', 'garden', 'cellar', 'attic'];

const fronts: Http2Front[] = [];

afterEach(async () => {
  await Promise.all(fronts.splice(0).map((front) => front.close()));
});

/** Momento over HTTP/2 and TLS, as the real service speaks. */
async function overHttp2() {
  const server = await host({ standIn: { heartbeatMs: 1_000 } });
  const front = await startHttp2Front(server);
  fronts.push(front);
  return { ...server, front };
}

function inOrder({ log }: ChatPage, texts: readonly string[]): Promise<readonly string[]> {
  return log.evaluate((element, wanted) => {
    const shown = [...element.querySelectorAll('.text')].map(({ textContent }) => textContent ?? '');
    return shown.filter((text) => wanted.includes(text));
  }, texts);
}

describe('Over HTTP/2 and TLS', () => {
  it('two people talk, and five rooms are live on one connection', async () => {
    const { url, front } = await overHttp2();
    const [ann, ben] = [await open({ ignoreHTTPSErrors: true }), await open({ ignoreHTTPSErrors: true })];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('Hello Ben');
    await ben.see('Hello Ben');
    for (const room of ROOMS) await ann.goOn(room);
    // None had to give way.
    await expect.poll(() => ann.page.locator('room-list li.live').count()).toBe(ROOMS.length);
    await ben.send('Hello Ann');
    await ann.roomEntry('lobby').getByText('Ben: Hello Ann').waitFor();
    expect(front.connections).toBe(2);
  });

  it.each<[string, (front: Http2Front) => void]>([
    ['every connection is cut', (front) => front.cut()],
    ['every stream is reset', (front) => front.resetStreams()],
    ['the service wants new connections', (front) => front.goAway()],
  ])('nothing is lost, doubled or disordered where %s', async (_, disturb) => {
    const { url, front, control } = await overHttp2();
    const ann = await open({ ignoreHTTPSErrors: true });
    await ann.joinLive(url, { name: 'Ann' });
    control.publish(LOBBY, { text: 'before' });
    await ann.see('before');
    disturb(front);
    control.publish(LOBBY, { text: 'meanwhile' });
    await ann.send('own');
    // Seen is not yet sent: what disturbs the stream delays it too, and “after” would come first.
    await ann.log.getByRole('img', { name: 'Delivered', exact: true }).waitFor();
    control.publish(LOBBY, { text: 'after' });
    const texts = ['before', 'meanwhile', 'own', 'after'];
    for (const text of texts) await ann.see(text);
    await ann.untilLive();
    expect(await inOrder(ann, texts)).toEqual(texts);
    await expect.poll(() => control.counters().streams.open).toBe(1);
  });
});
