import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import { type KeyedRow, keyedRows } from '../../../../src/ui/room/list/keyed-rows.ts';

function setUp() {
  const host = document.createElement('div');
  let drawn: string[] = [];
  const row = (key: string, text = key): KeyedRow => ({
    key,
    dependsOn: [text],
    draw: () => {
      drawn.push(key);
      return { className: 'row', name: `by ${key}`, content: html`<b .textContent=${text}></b>` };
    },
  });
  const show = (...rows: KeyedRow[]) => {
    drawn = [];
    render(html`<div ${keyedRows(rows)}></div>`, host);
    return drawn;
  };
  const container = () => host.firstElementChild ?? host;
  const texts = () => [...container().children].map((child) => child.textContent);
  return { host, show, row, container, texts };
}

describe('keyedRows', () => {
  it('has one element a row, named for screen readers', () => {
    const { show, row, container, texts } = setUp();
    show(row('a'), row('b'));
    expect(texts()).toEqual(['a', 'b']);
    expect(container().children[0]?.getAttribute('role')).toBe('article');
    expect(container().children[0]?.getAttribute('aria-label')).toBe('by a');
  });

  it('draws what is new or changed, and nothing else', () => {
    const { show, row, texts } = setUp();
    show(row('a'), row('b'));
    expect(show(row('a'), row('b', 'B'), row('c'))).toEqual(['b', 'c']);
    expect(texts()).toEqual(['a', 'B', 'c']);
    expect(show(row('a'), row('b', 'B'), row('c'))).toEqual([]);
  });

  it.each([
    ['moved on', ['c', 'd', 'e', 'f']],
    ['moved back', ['y', 'z', 'a', 'b']],
    ['with one put in', ['a', 'b', 'x', 'c', 'd']],
    ['with one taken out', ['a', 'c', 'd']],
    ['in another order', ['d', 'b', 'a', 'c']],
    ['of other rows', ['p', 'q']],
    ['that is empty', []],
  ])('keeps the element of each row that stays, in a window %s', (_, keys) => {
    const { show, row, container, texts } = setUp();
    show(...['a', 'b', 'c', 'd'].map((key) => row(key)));
    const before = new Map([...container().children].map((child) => [child.textContent, child]));
    show(...keys.map((key) => row(key)));
    expect(texts()).toEqual(keys);
    for (const child of container().children) {
      expect(before.get(child.textContent) ?? child).toBe(child);
    }
  });

  it('leaves nothing behind of rows that went', () => {
    const { show, row, container } = setUp();
    for (let turn = 0; turn < 100; turn++) show(row(`${turn}`), row(`${turn + 1}`));
    expect(container().childNodes).toHaveLength(2);
  });

  it('refuses to stand anywhere but in a tag', () => {
    const { host } = setUp();
    expect(() => render(html`<div>${keyedRows([])}</div>`, host)).toThrow(/belongs in a tag/);
  });
});
