// @vitest-environment happy-dom
import { adoptStyles as adoptByLit, css as cssOfLit } from 'lit';
import { describe, expect, it } from 'vitest';
import { adoptStyles, css } from '../../tools/small-css-tag.ts';

describe('The small css tag', () => {
  it('makes one sheet, when it is asked for it', () => {
    const style = css`e::before { content: '\\2192' }`;
    expect(style.styleSheet).toBe(style.styleSheet);
    const [rule] = style.styleSheet.cssRules;
    const [theirs] = cssOfLit`e::before { content: '\\2192' }`.styleSheet?.cssRules ?? [];
    expect(rule?.cssText).toContain('2192');
    expect(rule?.cssText).toBe(theirs?.cssText);
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
