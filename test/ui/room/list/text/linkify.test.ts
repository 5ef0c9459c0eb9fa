import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from '../../../../../src/ui/room/list/text/linkify.ts';
import { anyText } from '../../../../support/any-text.ts';

const linksIn = (text: string) =>
  linkify(text, 12).flatMap((part) => (part.kind === 'link' ? [part.text] : []));

/** What addresses are made of, and what makes them lie. */
const PIECES =
  'http:// https://a.b ) ( ] . : / ? # @ \\ %2e javascript: \u202e \u0430 \u00ad \u200b ． \u2028'.split(' ');

/** It says the host that it leads to, and has no user. */
function isHonest({ text, href, host = '' }: { text: string; href: string; host?: string }): boolean {
  const { hostname, username, password } = new URL(href);
  const says = host || (text.toLowerCase().split('//')[1] ?? '');
  return username + password === '' && says.startsWith(hostname);
}

describe('linkify', () => {
  it('finds http and https addresses', () => {
    expect(linkify('see https://example.com/a?b=c#d or HTTP://example.org', 12)).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'https://example.com/a?b=c#d', href: 'https://example.com/a?b=c#d' },
      { kind: 'text', text: ' or ' },
      { kind: 'link', text: 'HTTP://example.org', href: 'http://example.org/' },
    ]);
  });

  it.each([
    '詳しくはhttps://example.com/a',
    '見てhttps://example.com/a',
    '看看https://example.com/a',
    'ดูที่https://example.com/a',
    'サーバーhttps://example.com/a',
  ])('finds one right behind a word where no space is written: %s', (text) => {
    expect(linksIn(text)).toEqual(['https://example.com/a']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    'www.example.com',
    'mailto:ann@example.com',
    'file:///etc/passwd',
    'xhttp://example.com',
    'http://',
    'https:// example.com',
    'http://[::1',
    'http://a.b:99999/',
  ])('leaves %s as text', (text) => {
    expect(linkify(text, 12)).toEqual([{ kind: 'text', text }]);
  });

  it.each([
    ['https://example.com.', 'https://example.com'],
    ['https://example.com/a,', 'https://example.com/a'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['(see https://example.com/a_(b)).', 'https://example.com/a_(b)'],
    ['https://example.com/a_(b)', 'https://example.com/a_(b)'],
    ['[https://example.com]!?', 'https://example.com'],
    ['<https://example.com>', 'https://example.com'],
    ['"https://example.com"', 'https://example.com'],
    ['**https://example.com**', 'https://example.com'],
    ['请看https://example.com/路径。谢谢', 'https://example.com/路径'],
    ['请看 https://example.com/路径。谢谢', 'https://example.com/路径'],
    ['https://example.com\u202egnp.exe', 'https://example.com'],
  ])('takes from %s what is the address', (text, link) => {
    expect(linksIn(text)).toEqual([link]);
  });

  it('shows the address as written and leads to its unambiguous form', () => {
    const [part] = linkify('https://exämple.com', 12);
    expect(part).toEqual({
      kind: 'link',
      text: 'https://exämple.com',
      href: 'https://xn--exmple-cua.com/',
      host: 'xn--exmple-cua.com',
    });
  });

  it.each([
    ['a letter of another script', 'https://\u0430pple.com/', 'xn--pple-43d.com'],
    ['a soft hyphen', 'https://exam\u00adple.com/', 'example.com'],
    ['a zero width space', 'https://exam\u200bple.com/', 'example.com'],
    ['full-width letters', 'https://ｅxample.com/', 'example.com'],
    ['a full-width dot', 'https://example．com/', 'example.com'],
    ['a half-width ideographic dot', 'https://example｡com', 'example.com'],
    ['a letter in percent', 'https://%65xample.com/', 'example.com'],
    ['the Kelvin sign', 'https://\u212aiosk.example', 'kiosk.example'],
    ['a slash that is none', 'https://example.com\u2215a.evil.example', '.evil.example'],
    ['a number', 'http://2130706433/', '127.0.0.1'],
    ['hexadecimal', 'http://0x7f.1/a', '127.0.0.1'],
    ['IPv6 written long', 'http://[0:0:0::1]:8080/a', '[::1]'],
  ])('says in ASCII where a host leads that is written with %s', (_, text, host) => {
    expect(linkify(text, 12)).toEqual([
      { kind: 'link', text, href: new URL(text).href, host: expect.stringContaining(host) as string },
    ]);
  });

  it.each([
    'https://Example.COM/A',
    'https://example.com:443/',
    'https://example.com.',
    'http://[::1]:8080/',
    'http://127.0.0.1/',
    'https://xn--pple-43d.com/',
    'https://example.com/路径?ü=1#ß',
    'https://example.com/@ann',
    'https://example.com?to=a@b.example',
  ])('says nothing of %s, which leads where it says', (text) => {
    expect(linkify(text, 12)[0]).not.toHaveProperty('host');
    expect(linksIn(text)).toHaveLength(1);
  });

  it.each([
    ['a user', 'https://accounts.google.com@evil.example/'],
    ['a user and a password', 'https://accounts.google.com:443@evil.example/'],
    ['a user in percent', 'https://accounts.google.com%2f@evil.example/'],
    ['no more than the sign of a user', 'https://@evil.example/'],
    ['a backslash before the host', 'https:/\\evil.example'],
    ['a backslash in the host', 'https://evil.example\\.example.com/'],
    ['a backslash before a user', 'https://example.com\\@evil.example/'],
    ['a backslash in the path', 'https://example.com/a\\..\\b'],
    ['too many slashes', 'https:///evil.example/'],
    ['too few', 'https:evil.example'],
    ['an invisible letter in the path', 'https://example.com/a\u200bb'],
    ['a mark of direction in the host', 'https://example\u200e.com/'],
    ['a mark of direction in the path', 'https://example.com/\u200fa'],
    ['a host longer than a name can be', `https://${'a'.repeat(60)}.${'b'.repeat(200)}.example/`],
    ['a full-width port', 'https://example.com:８０/'],
  ])('makes no link of an address with %s', (_, text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it('makes a dozen links and no more', () => {
    const text = 'http://a.b '.repeat(12);
    expect(linksIn(text)).toHaveLength(12);
    expect(linksIn(`${text}${text}`)).toHaveLength(12);
  });

  it('gives every text back whole, and links to nothing but http and https', () => {
    const piece = fc.oneof(anyText(), fc.constantFrom(...PIECES));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const parts = linkify(text, 12);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        const hrefs = parts.flatMap((part) => (part.kind === 'link' ? [part.href] : []));
        expect(hrefs.filter((href) => !/^https?:\/\/./.test(href))).toEqual([]);
        const lying = parts.filter((part) => part.kind === 'link' && !isHonest(part));
        expect(lying).toEqual([]);
      }),
    );
  });

  it('takes no time over hostile text', () => {
    const texts = [
      `http://a.b/${')'.repeat(4_000)}`,
      'http://'.repeat(600),
      `http://${'a.'.repeat(2_000)}`,
      '('.repeat(4_000),
    ];
    const start = performance.now();
    for (const text of texts) linkify(text, 12);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
