import { describe, expect, it } from 'vitest';
import { answererOf } from '../../worker/answerer.ts';

const SCOPE = 'https://chat.example/team/';
const build = { scope: SCOPE, files: ['assets/page-1234567.js', 'favicon.svg'] };

const ask = (url: string, { method = 'GET', mode = 'cors' as RequestMode } = {}) =>
  answererOf({ url: new URL(url, SCOPE).href, method, mode }, build);
const open = (url: string) => ask(url, { mode: 'navigate' });

describe('What the worker answers', () => {
  it.each(['./', './?room=lobby', './?code=c&state=s', 'index.html', './#x'])('is the page: %s', (url) => {
    expect(open(url)).toBe('page');
  });

  it.each(['assets/page-1234567.js', 'favicon.svg'])('is a file of the build: %s', (url) => {
    expect(ask(url)).toBe('file');
  });

  it('is a file of another build, for tabs that still run that', () => {
    expect(ask('assets/settings-7654321.js')).toBe('file');
  });

  it('is config.json, for the page only', () => {
    expect(ask('config.json')).toBe('config');
    expect(open('config.json')).toBeUndefined();
  });
});

describe('What the worker leaves alone', () => {
  it.each([
    'https://cell.momentohq.com/cache_client.pubsub.Pubsub/Subscribe',
    'https://cell.momentohq.com/team/assets/page-1234567.js',
    'api/momento/token?name=Ann',
    '/api/momento/token',
    '/config.json',
    '/assets/page-1234567.js',
    'icons/192.png',
    'manifest.json',
    'sw.js',
    // The page itself, read by a script.
    './',
  ])('is a request for %s', (url) => {
    expect(ask(url)).toBeUndefined();
  });

  it.each(['/', '../', 'other/', 'other/index.html', 'assets/page-1234567.js'])(
    'is the page at %s',
    (url) => {
      expect(open(url)).toBeUndefined();
    },
  );

  it.each(['./', 'config.json', 'assets/page-1234567.js', 'api/momento/token'])(
    'is whatever is sent to %s',
    (url) => {
      for (const method of ['POST', 'HEAD', 'OPTIONS']) expect(ask(url, { method })).toBeUndefined();
    },
  );
});
