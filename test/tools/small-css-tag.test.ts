// @vitest-environment happy-dom
import { adoptStyles as adoptByLit, css as cssOfLit } from 'lit';
import { describe, expect, it } from 'vitest';
import { adoptStyles, css } from '../../tools/small-css-tag.ts';

describe('The small css tag', () => {
  it('writes the text that Lit writes', () => {
    const ours = css`a { b: ${2}px; ${css`c: d;`} } e::before { content: '\\2192' }`;
    const theirs = cssOfLit`a { b: ${2}px; ${cssOfLit`c: d;`} } e::before { content: '\\2192' }`;
    expect(String(ours)).toBe(String(theirs));
    expect(ours.cssText).toBe(theirs.cssText);
  });

  it('makes one sheet, when it is asked for it', () => {
    const style = css`a { margin: 0 }`;
    expect(style.styleSheet).toBe(style.styleSheet);
    expect(style.styleSheet.cssRules).toHaveLength(1);
  });

  it('hands styles and finished sheets to a shadow root, in their order', () => {
    const own = css`a { margin: 0 }`;
    const shared = new CSSStyleSheet();
    const [ours, theirs] = [1, 2].map(() => document.createElement('p').attachShadow({ mode: 'open' }));
    if (!ours || !theirs) throw new Error('no shadow roots');
    adoptStyles(ours, [shared, own]);
    adoptByLit(theirs, [shared, cssOfLit`a { margin: 0 }`]);
    expect(ours.adoptedStyleSheets).toEqual([shared, own.styleSheet]);
    expect(ours.adoptedStyleSheets).toHaveLength(theirs.adoptedStyleSheets.length);
  });
});
