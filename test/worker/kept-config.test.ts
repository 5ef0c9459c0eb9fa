import { describe, expect, it } from 'vitest';
import { KeptConfig } from '../../worker/kept-config.ts';
import { FakeCaches } from '../support/fake-caches.ts';

const SCOPE = 'https://chat.example/team/';

/** A visit at which the host answers so; undefined: nobody does. What is to be kept is, before it ends. */
async function visit(caches: FakeCaches, answer: Response | undefined, scope = SCOPE): Promise<string> {
  const work: Promise<unknown>[] = [];
  const fetch = () => (answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch')));
  const config = new KeptConfig({ scope, caches: caches.storage, fetch });
  const response = await config.answer(new Request(`${scope}config.json`), (each) => work.push(each));
  const text = await response.text();
  await Promise.all(work);
  return `${response.status} ${text}`;
}

describe('config.json', () => {
  it('is what the host has, and offline what it had last', async () => {
    const caches = new FakeCaches();
    expect(await visit(caches, new Response('{"a":1}'))).toBe('200 {"a":1}');
    expect(await visit(caches, new Response('{"a":2}'))).toBe('200 {"a":2}');
    expect(await visit(caches, undefined)).toBe('200 {"a":2}');
  });

  it('cannot be had offline where it never was', async () => {
    await expect(visit(new FakeCaches(), undefined)).rejects.toThrow('Failed to fetch');
  });

  it.each([
    ['an error', new Response('{"a":2}', { status: 500 }), '500 {"a":2}'],
    ['no file', new Response('', { status: 404 }), '404 '],
    ["a host's page", new Response('<!doctype html>'), '200 <!doctype html>'],
    [
      'what a redirect led to',
      Object.defineProperty(new Response('{"a":2}'), 'redirected', { value: true }),
      '200 {"a":2}',
    ],
  ])('is answered as it came, and not kept, where it is %s', async (_what, answer, came) => {
    const caches = new FakeCaches();
    await visit(caches, new Response('{"a":1}'));
    expect(await visit(caches, answer)).toBe(came);
    expect(await visit(caches, undefined)).toBe('200 {"a":1}');
  });

  it('is that of its own page', async () => {
    const caches = new FakeCaches();
    await visit(caches, new Response('{"a":1}'));
    await expect(visit(caches, undefined, `${SCOPE}below/`)).rejects.toThrow('Failed to fetch');
  });
});
