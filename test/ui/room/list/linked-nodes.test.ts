import { describe, expect, it } from 'vitest';
import { linkedNodes } from '../../../../src/ui/room/list/linked-nodes.ts';

function drawn(text: string): HTMLElement {
  const place = document.createElement('p');
  place.append(...linkedNodes(text));
  return place;
}

describe('linkedNodes', () => {
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
});
