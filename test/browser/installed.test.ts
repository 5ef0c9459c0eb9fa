// The page with its service worker, under the headers that are generated for it.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { writeNextBuild } from '../support/next-build.ts';
import { type PublishedPage, publishPage } from '../support/published-page.ts';

const { host, open, share } = useBrowser();
const sites: PublishedPage[] = [];
/** Another version of the page. */
let newerDir: string;

beforeAll(() => {
  newerDir = mkdtempSync(join(tmpdir(), 'newer-page-'));
  writeNextBuild(inject('pageDir'), newerDir);
});
afterEach(() => Promise.all(sites.splice(0).map((site) => site.close())));
afterAll(() => rmSync(newerDir, { recursive: true }));

async function publish(): Promise<PublishedPage> {
  const site = await publishPage(inject('pageDir'));
  sites.push(site);
  return site;
}

/**
 * Waits until everything is kept, and the worker answers this page. It takes the page while it is being activated; who loads
 * it anew at that moment waited for ever, now and then.
 */
const untilKept = ({ page }: ChatPage) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        // The others say how far it came, where it does not come.
        const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
        const { controller } = navigator.serviceWorker;
        return [installing, waiting, active, controller].map((worker) => worker?.state);
      }),
    )
    .toEqual([undefined, undefined, 'activated', 'activated']);

/** The script of the version that runs in a tab. */
const versionIn = ({ page }: ChatPage) =>
  page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src);

/** Looks for a newer version, as the page does once an hour. */
const lookForNewer = ({ page }: ChatPage) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

const isPageKept = ({ page }: ChatPage) =>
  page.evaluate(async () => Boolean(await caches.match(location.href)));

const updateNotice = ({ page }: ChatPage) => page.locator('update-notice');

/** Waits until the worker that came last is in charge. */
const untilNewestIsActive = ({ context }: ChatPage) =>
  expect.poll(() => context.serviceWorkers().at(-1)?.evaluate('self.serviceWorker.state')).toBe('activated');

async function takeUpdate(ann: ChatPage): Promise<void> {
  const loaded = ann.page.waitForEvent('load');
  await updateNotice(ann).getByRole('button', { name: 'Reload' }).click();
  await loaded;
}

/** Another visit of the same browser, with the worker in charge from its first request on. */
async function comeBack(ann: ChatPage, { url }: { readonly url: string }): Promise<void> {
  await ann.goto(url);
  await ann.joinButton.waitFor();
}

/** Everything answered from now on: by the worker or not, by path. */
function watchAnswers({ page }: ChatPage): () => readonly (readonly [string, boolean])[] {
  const answers: [string, boolean][] = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname.replace(/-[\w-]{7}\.js$/, '');
    answers.push([path, response.fromServiceWorker()]);
  });
  return () => answers;
}

describe('The page without a network', () => {
  it('is there on the second visit, and says that it is offline', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    // The last config.json is that of a visit that the worker saw.
    await comeBack(ann, site);
    await site.close();
    await ann.context.setOffline(true);
    await ann.page.reload();
    await ann.join({ name: 'Ann' });
    await ann.status.filter({ hasText: /^Offline/ }).waitFor();
  });

  it('has from its first line the name that the last config.json gave it', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    const answered = async () => (await ann.page.goto(site.url))?.text();
    expect(await answered()).toContain('<header class="brand" id="brand">');
    await ann.joinButton.waitFor();
    expect(await answered()).toContain('<header class="brand">');
    await site.configure({ brand: { title: 'Acme & Co' } });
    await comeBack(ann, site);
    expect(await answered()).toContain('<title>Acme & Co</title>');
    await ann.page.getByRole('heading', { name: 'Acme & Co' }).waitFor();
    expect(await ann.page.title()).toBe('Acme & Co');
  });

  it('goes on from the last config.json, and from the fresh one as soon as there is one', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    const roomIn = () => ann.page.getByRole('textbox', { name: 'Room' }).inputValue();
    await site.configure({ rooms: ['harbour'] });
    await comeBack(ann, site);
    expect(await roomIn()).toBe('harbour');
    // Neither a page in place of the file, nor a failure.
    for (const [status, type, body] of [
      [200, 'text/html', '<!doctype html><p>Sign in'],
      [503, 'application/json', '{"rooms":["nowhere"]}'],
    ] as const) {
      site.functions['/config.json'] = (_, response) =>
        response.writeHead(status, { 'Content-Type': type }).end(body);
      await ann.goto(site.url);
      await ann.page.getByText('config.json').first().waitFor();
    }
    delete site.functions['/config.json'];
    await ann.context.setOffline(true);
    await comeBack(ann, site);
    expect(await roomIn()).toBe('harbour');
    await ann.context.setOffline(false);
    await site.configure({ rooms: ['market'] });
    await comeBack(ann, site);
    expect(await roomIn()).toBe('market');
  });
});

describe('The worker', () => {
  it('is installed by a later try where the first one met trouble', async () => {
    const site = await publish();
    const ann = await open();
    // A part of the page that nobody asks for but the worker.
    const part = `/assets/${readdirSync(join(inject('pageDir'), 'assets')).find((file) => file.startsWith('emoji-'))}`;
    let asked = 0;
    site.functions[part] = (_, response) => {
      asked += 1;
      response.writeHead(503).end();
    };
    await ann.page.clock.install();
    await ann.goto(site.url);
    await expect.poll(() => asked).toBe(1);
    delete site.functions[part];
    // Until the page has heard of it, there is nothing to wait for.
    await expect
      .poll(async () => {
        await ann.page.clock.runFor(1_000);
        return ann.page.evaluate(
          async () => (await navigator.serviceWorker.getRegistration())?.active?.state,
        );
      })
      .toBe('activated');
  });

  it('answers for the page and its files, and never for tokens, messages and streams', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    const answers = watchAnswers(ann);
    await ann.joinLive(`${site.url}?room=lobby`, { name: 'Ann' });
    await ann.send('hello');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    const byWorker = (path: RegExp) =>
      answers()
        .filter(([each]) => path.test(each))
        .map(([, is]) => is);
    expect(new Set(byWorker(/^\/$|^\/assets\/|^\/config\.json$/))).toEqual(new Set([true]));
    const others = [/^\/api\/momento\/token$/, /\/Publish$/, /\/Subscribe$/].map(byWorker);
    expect(others.map((answered) => [...new Set(answered)])).toEqual([[false], [false], [false]]);
  });

  it('works below a path, and is for nothing beside it', async () => {
    const { url } = await host({ base: '/team/chat/', lacksWorker: false });
    const ann = await open();
    await ann.goto(url);
    await untilKept(ann);
    const scopes = await ann.page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([url]);
    await comeBack(ann, { url });
    await ann.context.setOffline(true);
    await comeBack(ann, { url });
    await comeBack(ann, { url: `${url}index.html?room=harbour` });
    expect(await ann.page.getByRole('textbox', { name: 'Room' }).inputValue()).toBe('harbour');
    // A page below, which nobody has kept.
    await expect(ann.goto(`${url}other/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  });

  it('may be missing: the page works as it would without', async () => {
    const site = await publish();
    site.functions['/sw.js'] = (_, response) => response.writeHead(404).end();
    const ann = await open();
    const refusal = ann.page.waitForEvent('console');
    await ann.joinLive(site.url, { name: 'Ann' });
    expect((await refusal).text()).toContain('404');
    await ann.send('hello');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    // Chromium's own line about it.
    ann.complaints.length = 0;
  });
});

describe('A newer version', () => {
  it('is offered, and taken when people say so; what they were writing stays', async () => {
    const site = await publish();
    const ann = await open();
    await ann.joinLive(site.url, { name: 'Ann' });
    await untilKept(ann);
    const old = await versionIn(ann);
    await ann.composer.fill('half a sen');
    await site.deploy(newerDir);
    await lookForNewer(ann);
    await updateNotice(ann).getByText('A new version is ready').waitFor();
    expect(await ann.composer.evaluate((box) => box.matches(':focus'))).toBe(true);
    // A reload of one's own brings nothing that was not asked for.
    await ann.page.reload();
    await ann.untilLive();
    expect(await versionIn(ann)).toBe(old);
    expect(await ann.composer.inputValue()).toBe('half a sen');
    await takeUpdate(ann);
    await ann.untilLive();
    expect(await versionIn(ann)).not.toBe(old);
    expect(await ann.composer.inputValue()).toBe('half a sen');
    expect(await updateNotice(ann).count()).toBe(0);
  });

  it('is told of beside what else there is to tell, and nothing lies over anything', async () => {
    const site = await publish();
    const ann = await open({ viewport: { width: 320, height: 480 } });
    await ann.joinLive(site.url, { name: 'Ann' });
    await untilKept(ann);
    await site.deploy(newerDir);
    await lookForNewer(ann);
    await updateNotice(ann).getByText('A new version is ready').waitFor();
    const other = await ann.openTab();
    await other.goto(`${site.url}config.json`);
    await other.page.evaluate(() => localStorage.setItem('momento-chat:settings', '{}'));
    await ann.page.getByText('The settings were changed in another tab').waitFor();
    await ann.page.evaluate(() => {
      // As one of the page's own scripts would throw it.
      const stack = `at ${new URL('assets/part.js', document.baseURI).href}`;
      setTimeout(() => void Promise.reject(Object.assign(new Error('on purpose'), { stack })));
    });
    await ann.page.getByText('Error: on purpose').waitFor();
    const notices = ann.page.locator('update-notice .notice, settings-notice, unexpected-error .incomplete');
    expect(await notices.count()).toBe(3);
    const boxes = await notices.evaluateAll((all) =>
      all.map((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return { top, bottom };
      }),
    );
    const inOrder = boxes.toSorted((a, b) => a.top - b.top);
    const covered = inOrder.map(({ bottom }, index) =>
      Math.max(0, bottom - (inOrder[index + 1]?.top ?? bottom)),
    );
    expect(covered).toEqual([0, 0, 0]);
    // The last of them can be come to.
    await updateNotice(ann).getByRole('button', { name: 'Later' }).click();
    await ann.page.getByRole('button', { name: 'Close', exact: true }).click();
    ann.complaints.length = 0;
  });

  it('comes by itself once all tabs are closed, and takes no place for the old one', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    const old = await versionIn(ann);
    await site.deploy(newerDir);
    await lookForNewer(ann);
    await updateNotice(ann).getByRole('button', { name: 'Later' }).click();
    expect(await updateNotice(ann).count()).toBe(0);
    const next = await ann.openTab();
    await ann.page.close();
    // As in untilKept: not while it is being activated.
    await untilNewestIsActive(next);
    await comeBack(next, site);
    expect(await versionIn(next)).not.toBe(old);
    const kept = () =>
      next.page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(':files:')));
    await expect.poll(kept).toHaveLength(1);
  });

  it('leaves tabs of the old one their parts, whoever takes it', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    await site.deploy(newerDir);
    await lookForNewer(ann);
    const other = await ann.openTab();
    await comeBack(other, site);
    await takeUpdate(other);
    await other.joinButton.waitFor();
    expect(await versionIn(other)).not.toBe(await versionIn(ann));
    await ann.button('Settings').click();
    await ann.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  });
});

describe('A page that is over', () => {
  it('is given up: where the next build has no worker, people get that from the second load on', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    const old = await versionIn(ann);
    await site.deploy(newerDir);
    site.functions['/sw.js'] = (_, response) => response.writeHead(404).end();
    await comeBack(ann, site);
    expect(await versionIn(ann)).toBe(old);
    await expect.poll(() => isPageKept(ann)).toBe(false);
    await comeBack(ann, site);
    expect(await versionIn(ann)).not.toBe(old);
  });

  it('is given up where a login comes before it', async () => {
    const site = await publish();
    const ann = await open();
    await ann.goto(site.url);
    await untilKept(ann);
    site.functions['/'] = (_, response) => response.writeHead(302, { Location: '/login' }).end();
    site.functions['/login'] = (_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Who is there?');
    await comeBack(ann, site);
    await expect.poll(() => isPageKept(ann)).toBe(false);
    await ann.goto(site.url);
    await ann.page.getByText('Who is there?').waitFor();
  });
});

describe('The notice of a newer version', () => {
  let site: PublishedPage | undefined;
  afterAll(() => site?.close());
  const noticed = share(async (opened) => {
    site = await publishPage(inject('pageDir'));
    const ann = await opened.open({ viewport: { width: 360, height: 740 } });
    await ann.joinLive(site.url, { name: 'Ann' });
    await untilKept(ann);
    await site.deploy(newerDir);
    await lookForNewer(ann);
    await updateNotice(ann).getByRole('heading').waitFor();
    return ann;
  });

  it.each(['light', 'dark'] as const)('breaks no rule of axe, in %s', async (colorScheme) => {
    const ann = await noticed();
    await ann.page.emulateMedia({ colorScheme });
    expect(await violationsOn(ann.page)).toEqual([]);
  });
});

describe('An installed page', () => {
  let browser: Browser;
  beforeAll(async () => {
    // The headless shell tells nothing of manifests.
    browser = await launchChromium({ whole: true });
  });
  afterAll(() => browser.close());

  it('has all that a browser asks for', async () => {
    const { url } = await publish();
    const page = await browser.newPage();
    await page.goto(url);
    const devTools = await page.context().newCDPSession(page);
    const { errors, data } = await devTools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Momento Chat', display: 'standalone' });
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    // A profile of a test is a private window.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
    // Pages below different paths of a host are different apps.
    expect(await devTools.send('Page.getAppId')).toMatchObject({ appId: url });
  });

  it('has its manifest asked for as the page itself is, past a login before the host', async () => {
    const site = await publish();
    const cookies: (string | undefined)[] = [];
    site.functions['/manifest.json'] = ({ headers }, response) => {
      cookies.push(headers.cookie);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":"Momento Chat"}');
    };
    const page = await browser.newPage();
    await page.context().addCookies([{ name: 'session', value: 'of-the-login', url: site.url }]);
    await page.goto(site.url);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Page.getAppManifest');
    expect(new Set(cookies)).toEqual(new Set(['session=of-the-login']));
  });
});
