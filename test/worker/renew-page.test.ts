import { beforeEach, describe, expect, it } from 'vitest';
import { KeptPage } from '../../worker/kept-page.ts';
import { renewPage, type Versions } from '../../worker/renew-page.ts';
import { FakeCaches } from '../support/fake-caches.ts';
import { FakeSite, html, SCOPE } from './fake-site.ts';

let site: FakeSite;
let kept: KeptPage;
beforeEach(async () => {
  site = new FakeSite();
  const build = { version: 'one', files: ['assets/page-one.js'], entry: 'assets/page-one.js' };
  kept = new KeptPage({ build, scope: SCOPE, caches: new FakeCaches().storage, fetch: site.fetch });
  site.deploy('one');
  await kept.install();
});

type Worker = NonNullable<Versions['installing']>;

/** A worker that is being installed, and how that ends. */
class FakeWorker extends EventTarget {
  state: Worker['state'] = 'installing';

  become(state: Worker['state']): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function versions({ finds = {} as Partial<Versions>, fails = false } = {}): Versions {
  const found: Versions = {
    installing: null,
    waiting: null,
    update: () => {
      if (fails) return Promise.reject(new TypeError('Failed to update a ServiceWorker'));
      Object.assign(found, finds);
      return Promise.resolve();
    },
  };
  return found;
}

const shown = async () => (await kept.page())?.text();
const headerOf = async (name: string) => (await kept.page())?.headers.get(name);

describe('renewPage', () => {
  it('takes the headers that the same build comes with now', async () => {
    const headers = { 'Content-Security-Policy': "default-src 'self'" };
    site.answer('', () => Promise.resolve(new Response(html('one'), { headers })));
    await renewPage(kept, versions());
    expect(await headerOf('Content-Security-Policy')).toBe("default-src 'self'");
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the host is in trouble', () => Promise.resolve(new Response('', { status: 503 }))],
    ['the host has had enough', () => Promise.resolve(new Response('', { status: 429 }))],
  ])('keeps the page where %s', async (_what, answer) => {
    site.answer('', answer);
    await renewPage(kept, versions());
    expect(await shown()).toBe(html('one'));
  });

  it.each([
    ['it is gone', () => new Response('', { status: 404 })],
    ['one may not see it', () => new Response('', { status: 403 })],
    // A redirect that was not followed has no status.
    ['a login page comes before it', () => Response.error()],
  ])('leaves the page to the host where %s', async (_what, answer) => {
    site.answer('', () => Promise.resolve(answer()));
    await renewPage(kept, versions());
    expect(await shown()).toBeUndefined();
  });

  it('keeps the page while a newer version waits to be taken', async () => {
    site.deploy('two');
    await renewPage(kept, versions({ finds: { waiting: new FakeWorker() } }));
    expect(await shown()).toBe(html('one'));
  });

  it.each([
    ['installed', html('one')],
    ['redundant', undefined],
  ] as const)('waits for what becomes of a newer version: %s', async (state, then) => {
    site.deploy('two');
    const worker = new FakeWorker();
    const done = renewPage(kept, versions({ finds: { installing: worker } }));
    worker.become(state);
    await done;
    expect(await shown()).toBe(then);
  });

  it('leaves the page to the host where another build has no worker, or an old one', async () => {
    site.deploy('two');
    await renewPage(kept, versions({ fails: true }));
    expect(await shown()).toBeUndefined();
    site.deploy('one');
    await renewPage(kept, versions());
    expect(await shown()).toBe(html('one'));
    site.deploy('two');
    await renewPage(kept, versions());
    expect(await shown()).toBeUndefined();
  });
});
