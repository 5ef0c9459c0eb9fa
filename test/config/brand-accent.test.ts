import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/base/contrast.ts';
import { accentColors, type Scheme, SURFACES, usableAccent } from '../../src/config/brand-accent.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const SCHEMES = ['light', 'dark'] as const satisfies readonly Scheme[];

/** A colour of index.html, for light and for dark. */
function pageColors(name: string): Record<Scheme, string> {
  const html = readFileSync('index.html', 'utf8');
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(html) ?? [];
  return { light, dark };
}

describe('The surfaces that a colour is tried on', () => {
  it.each(SCHEMES)('are those of the page, %s', (scheme) => {
    const { surfaces, muted, text } = SURFACES[scheme];
    const names = ['surface', 'surface-raised', 'surface-sunken'];
    expect(new Set(surfaces)).toEqual(new Set(names.map((name) => pageColors(name)[scheme])));
    expect(muted).toBe(pageColors('text-muted')[scheme]);
    expect(text).toBe(pageColors('text')[scheme]);
  });
});

describe('usableAccent', () => {
  it('takes the colour of the page as it is', () => {
    const accent = pageColors('accent');
    expect(SCHEMES.map((scheme) => usableAccent(accent[scheme], scheme))).toEqual([
      accent.light,
      accent.dark,
    ]);
  });

  it('darkens for light and lightens for dark', () => {
    expect(usableAccent('#ffcc00', 'dark')).toBe('#ffcc00');
    expect(contrast(usableAccent('#ffcc00', 'light'), '#000000')).toBeLessThan(
      contrast('#ffcc00', '#000000'),
    );
    expect(usableAccent('#1a237e', 'light')).toBe('#1a237e');
    expect(contrast(usableAccent('#1a237e', 'dark'), '#000000')).toBeGreaterThan(
      contrast('#1a237e', '#000000'),
    );
  });
});

describe('accentColors', () => {
  it.each([
    ['light', 'enough', 4.5],
    ['dark', 'enough', 4.5],
    ['light', 'more', 7],
    ['dark', 'more', 7],
  ] as const)('can be read, whatever the colour: %s, %s contrast', (scheme, wanted, ratio) => {
    const { surfaces, muted, text } = SURFACES[scheme];
    fc.assert(
      fc.property(color, (asked) => {
        const colors = accentColors(asked, scheme, wanted);
        const accent = colors['--accent'];
        const soft = colors['--accent-soft'];
        const pairs = [
          ...surfaces.flatMap((surface) => [
            [accent, surface],
            [colors['--accent-strong'], surface],
          ]),
          [colors['--on-accent'], accent],
          [colors['--on-accent'], colors['--accent-strong']],
          [colors['--accent-strong'], soft],
          [text, soft],
          [colors['--on-bubble-own'], colors['--bubble-own']],
        ];
        for (const [one = '', other = ''] of pairs)
          expect(contrast(one, other), `${one} on ${other}`).toBeGreaterThanOrEqual(ratio);
        expect(contrast(muted, soft)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(accent, soft)).toBeGreaterThanOrEqual(3);
        for (const surface of surfaces)
          expect(contrast(colors['--focus'], surface)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
