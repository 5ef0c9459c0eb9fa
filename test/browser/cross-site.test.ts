import { describe, expect, it, onTestFinished } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { useBrowser } from '../support/browser-test.ts';
import { serveLocally } from '../support/http-server.ts';

const { host, open } = useBrowser();

/** A page of somebody else's, at another port and under another name. */
async function elsewhere(): Promise<string> {
  const site = await serveLocally((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Elsewhere');
  });
  onTestFinished(() => site.close());
  return site.origin;
}

describe('A page of another site', () => {
  it.each(['cross-site', 'same-site'])('has no token fetched by an image or a frame: %s', async (which) => {
    const { url } = await host();
    const machine = new URL(TOKEN_PATH, url);
    const page = new URL(await elsewhere());
    // Ports are one site, names are two.
    page.hostname = which === 'same-site' ? machine.hostname : other(machine.hostname);
    const ann = await open();
    await ann.goto(page.href);
    for (const tag of ['img', 'iframe'] as const) {
      const answered = ann.page.waitForResponse((response) => response.url().startsWith(machine.href));
      await ann.page.evaluate(
        ([name, src]) => {
          const element = Object.assign(document.createElement(name), { src });
          document.body.append(element);
        },
        [tag, `${machine.href}?by=${tag}`] as const,
      );
      expect((await answered).status()).toBe(403);
    }
  });

  it('does not keep a person from typing the address', async () => {
    const { url } = await host();
    const ann = await open();
    const answer = await ann.page.goto(new URL(TOKEN_PATH, url).href);
    expect(answer?.status()).toBe(200);
  });
});

function other(hostname: string): string {
  return hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}
