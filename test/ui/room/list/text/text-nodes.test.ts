import { describe, expect, it } from 'vitest';
import { isFormatted, linkNodes, textNodes } from '../../../../../src/ui/room/list/text/text-nodes.ts';

function drawn(text: string): HTMLElement {
  const place = document.createElement('p');
  place.append(...textNodes(text));
  return place;
}

describe('textNodes', () => {
  it('writes beside a link where it leads, if that is not what it says', () => {
    const place = drawn('see https://\u0430pple.com/ now');
    expect(place.textContent).toBe('see https://\u0430pple.com/ (xn--pple-43d.com) now');
    expect(place.querySelector('a')?.textContent).toBe('https://\u0430pple.com/ (xn--pple-43d.com)');
  });

  it('makes links that open apart, tell nothing, and read from the left in every language', () => {
    const link = drawn('https://example.com/').querySelector('a');
    expect(link).toMatchObject({ target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' });
  });

  it('leaves what pretends to lead elsewhere as it is', () => {
    const text = 'https://accounts.google.com@evil.example/';
    expect(drawn(text).innerHTML).toBe(text);
  });

  it('makes elements that say what they are, and never more than text of what is in them', () => {
    const place = drawn('**b** *i* ~~s~~ `<img src=x>` **<b>x</b>**');
    expect(place.innerHTML).toBe(
      '<strong>b</strong> <em>i</em> <s>s</s> <code dir="auto">&lt;img src=x&gt;</code> <strong>&lt;b&gt;x&lt;/b&gt;</strong>',
    );
    expect(place.querySelector('code')?.translate).toBe(false);
  });

  it('gives code of several lines a block', () => {
    expect(drawn('```\na\nb\n```').querySelector('pre > code')?.textContent).toBe('a\nb');
  });
});

describe('linkNodes', () => {
  it('makes links and nothing else', () => {
    const place = document.createElement('p');
    place.append(...linkNodes('*so* `x` https://example.com/'));
    expect(place.textContent).toBe('*so* `x` https://example.com/');
    expect(place.children).toHaveLength(1);
  });
});

describe('isFormatted', () => {
  it.each([
    ['plain', false],
    ['snake_case', false],
    ['*so*', true],
    ['see https://example.com/', true],
  ])('tells of %j whether it is shown otherwise than it is written', (text, isShownOtherwise) => {
    expect(isFormatted(text)).toBe(isShownOtherwise);
  });
});
