import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from '../../../../src/ui/room/list/linkify.ts';

const linksIn = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []));

describe('linkify', () => {
  it('finds http and https addresses', () => {
    expect(linkify('see https://example.com/a?b=c#d or HTTP://example.org')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'https://example.com/a?b=c#d', href: 'https://example.com/a?b=c#d' },
      { kind: 'text', text: ' or ' },
      { kind: 'link', text: 'HTTP://example.org', href: 'http://example.org/' },
    ]);
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
    expect(linkify(text)).toEqual([{ kind: 'text', text }]);
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
    ['请看https://example.com/路径。谢谢', undefined],
    ['请看 https://example.com/路径。谢谢', 'https://example.com/路径'],
    ['https://example.com\u202egnp.exe', 'https://example.com'],
  ])('takes from %s what is the address', (text, link) => {
    expect(linksIn(text)).toEqual(link === undefined ? [] : [link]);
  });

  it('shows the address as written and leads to its unambiguous form', () => {
    const [part] = linkify('https://exämple.com');
    expect(part).toEqual({ kind: 'link', text: 'https://exämple.com', href: 'https://xn--exmple-cua.com/' });
  });

  it('makes a dozen links and no more', () => {
    const text = 'http://a.b '.repeat(12);
    expect(linksIn(text)).toHaveLength(12);
    expect(linksIn(`${text}${text}`)).toHaveLength(12);
  });

  it('gives every text back whole, and links to nothing but http and https', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('http://', 'https://a.b', ')', '(', ']', '.', '\u202e', ' ', 'javascript:'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const parts = linkify(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        const hrefs = parts.flatMap((part) => (part.kind === 'link' ? [part.href] : []));
        expect(hrefs.filter((href) => !/^https?:\/\/./.test(href))).toEqual([]);
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
    for (const text of texts) linkify(text);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
