import { beforeEach, describe, expect, it } from 'vitest';
import { KeptPage } from '../../worker/kept-page.ts';
import { forgetOldVersions } from '../../worker/old-versions.ts';
import { FakeCaches } from '../support/fake-caches.ts';
import { FakeSite, html, SCOPE } from './fake-site.ts';

let caches: FakeCaches;
let site: FakeSite;
beforeEach(() => {
  caches = new FakeCaches();
  site = new FakeSite();
});

function keep(
  version: string,
  files: readonly string[] = [`assets/page-${version}.js`, 'favicon.svg'],
  languages?: readonly string[],
) {
  const build = { version, files, entry: `assets/page-${version}.js` };
  return new KeptPage({ build, scope: SCOPE, caches: caches.storage, fetch: site.fetch, languages });
}

const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text();

describe('Keeping a version', () => {
  it('fetches each file once, and the page and what has no hash in its name past the cache', async () => {
    site.deploy('one');
    await keep('one').install();
    expect(site.asked).toEqual(['assets/page-one.js', 'favicon.svg no-cache', ' no-cache']);
    expect(await textOf(keep('one').page())).toBe(html('one'));
    expect(await textOf(keep('one').file(`${SCOPE}favicon.svg`))).toBe('favicon.svg');
  });

  it('takes what an older version has under the same hash', async () => {
    const shared = 'assets/shared-0000000.js';
    site.deploy('one', [shared]);
    await keep('one', ['assets/page-one.js', shared]).install();
    site.deploy('two', [shared]);
    site.asked.length = 0;
    await keep('two', ['assets/page-two.js', shared]).install();
    expect(site.asked).toEqual(['assets/page-two.js', ' no-cache']);
    expect(await textOf(keep('two').file(SCOPE + shared))).toBe(shared);
  });

  it('goes on after a break with what is missing', async () => {
    site.deploy('one');
    site.answer('favicon.svg', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(keep('one').install()).rejects.toThrow('Failed to fetch');
    site.deploy('one');
    site.asked.length = 0;
    await keep('one').install();
    expect(site.asked).toEqual(['favicon.svg no-cache', ' no-cache']);
  });

  it.each([
    ['a file that is gone', 'assets/page-one.js', new Response('', { status: 404 })],
    [
      "a host's page in place of a file",
      'assets/page-one.js',
      new Response('<p>', { headers: { 'Content-Type': 'text/html' } }),
    ],
    ['the page of another version', '', new Response(html('two'))],
  ])('fails at %s, so that no version is kept in part', async (_what, file, response) => {
    site.deploy('one');
    site.answer(file, () => Promise.resolve(response));
    await expect(keep('one').install()).rejects.toThrow('unable to keep');
    expect(await keep('one').page()).toBeUndefined();
  });
});

describe('Keeping a version for somebody who wants to save data', () => {
  const SWISS = ['de-CH', 'en'];
  const wordsOf = (version: string) =>
    ['ar', 'de', 'es'].map((language) => `assets/words-${language}-join-${version}.js`);
  const filesOf = (version: string) => [`assets/page-${version}.js`, ...wordsOf(version)];
  const install = async (version: string) => {
    site.deploy(version, wordsOf(version));
    site.asked.length = 0;
    await keep(version, filesOf(version), SWISS).install();
  };

  it('leaves the words of languages out that they do not read', async () => {
    await install('one');
    expect(site.asked).toEqual(['assets/page-one.js', 'assets/words-de-join-one.js', ' no-cache']);
  });

  it('keeps the words of one that they have chosen, when these are asked for, and those of newer versions', async () => {
    await install('one');
    const spanish = `${SCOPE}assets/words-es-join-one.js`;
    const page = keep('one', filesOf('one'), SWISS);
    expect(await page.file(spanish)).toBeUndefined();
    await page.keepLate(spanish, new Response('hola'));
    expect(await textOf(page.file(spanish))).toBe('hola');
    await install('two');
    expect(site.asked).toEqual([
      'assets/page-two.js',
      'assets/words-de-join-two.js',
      'assets/words-es-join-two.js',
      ' no-cache',
    ]);
  });

  it('keeps nothing of another version, and no page in place of a file', async () => {
    await install('one');
    const page = keep('one', filesOf('one'), SWISS);
    const login = { headers: { 'Content-Type': 'text/html' } };
    const answers = [
      [`${SCOPE}assets/words-es-join-old.js`, new Response('old')],
      [`${SCOPE}assets/words-ar-join-one.js`, new Response('<p>', login)],
    ] as const;
    for (const [url, response] of answers) {
      await page.keepLate(url, response);
      expect(await page.file(url)).toBeUndefined();
    }
  });
});

describe('Old versions', () => {
  const none = { installing: null, waiting: null };
  const tab = { id: 'tab', url: `${SCOPE}?room=lobby` };

  const forget = async (tabs: readonly { id: string; url: string }[], registration: object = none) => {
    await forgetOldVersions({
      page: keep('two'),
      scope: SCOPE,
      caches: caches.storage,
      clients: { matchAll: () => Promise.resolve(tabs) },
      registration: { ...none, ...registration },
      except: ['', tab.id],
    });
    return textOf(keep('two').file(`${SCOPE}assets/page-one.js`));
  };

  beforeEach(async () => {
    site.deploy('one');
    await keep('one').install();
    site.deploy('two');
    await keep('two').install();
  });

  it('are forgotten when no other tab of the page is open', async () => {
    expect(await forget([tab, { id: 'other', url: 'https://chat.example/elsewhere/' }])).toBeUndefined();
    expect(await textOf(keep('two').page())).toBe(html('two'));
  });

  it('stay for a tab that may still run one', async () => {
    expect(await forget([tab, { ...tab, id: 'old' }])).toBe('assets/page-one.js');
  });

  it.each(['installing', 'waiting'])('stay while a newer one is %s: it may be one of them', async (state) => {
    expect(await forget([tab], { [state]: {} })).toBe('assets/page-one.js');
  });

  it('of another page of the origin stay', async () => {
    const build = { version: 'x', files: [], entry: '' };
    const below = new KeptPage({ build, scope: `${SCOPE}below/`, caches: caches.storage, fetch: site.fetch });
    await below.keepPage(new Response('below'));
    await forget([tab]);
    expect(await textOf(below.page())).toBe('below');
  });
});
