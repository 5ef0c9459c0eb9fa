// What an operator's colour has to be to be read on the surfaces of the page, and the colours that go with it.

import { contrast, mix, towards } from '../base/contrast.ts';

export type Scheme = 'light' | 'dark';

/** Text, by WCAG 2.2 AA; it is more than the 3:1 of parts. */
const TEXT_RATIO = 4.5;
/** For those who ask their device for more contrast: AAA. */
const MORE_RATIO = 7;
/** What a hue that is turned for people's initials may lose. */
const ROOM_FOR_HUES = 1.5;
/** White on one's own messages, as in the page's own look. */
const BUBBLE_RATIO = 5.3;

/** Of index.html, which a test holds these against. */
export const SURFACES = {
  light: { surfaces: ['#ffffff', '#f3f6f4'], muted: '#58665f', text: '#16201c', end: '#000000' },
  dark: { surfaces: ['#121817', '#1a2220', '#0b100e'], muted: '#9dada6', text: '#e8eeeb', end: '#ffffff' },
} as const;

/** The nearest colour that can be read as text on every surface, and on which text can be read. */
export function usableAccent(color: string, scheme: Scheme, ratio = TEXT_RATIO): string {
  const { surfaces, end } = SURFACES[scheme];
  return towards(end, color, { against: surfaces, ratio });
}

/** The colours of the page that come from an accent, by name of their property. @param color a usable one */
export function accentColors(color: string, scheme: Scheme, wanted: 'enough' | 'more' = 'enough') {
  const { surfaces, muted, text, end } = SURFACES[scheme];
  const ratio = wanted === 'more' ? MORE_RATIO : TEXT_RATIO;
  const accent = usableAccent(color, scheme, ratio);
  const soft = softAccent(accent, { surface: surfaces[0], muted, text, ratio });
  const strong = towards(end, mix(accent, end, 0.2), { against: [soft], ratio: ratio + ROOM_FOR_HUES });
  return {
    '--accent': accent,
    '--accent-strong': strong,
    '--on-accent': contrast('#ffffff', accent) >= contrast('#000000', accent) ? '#ffffff' : '#000000',
    '--accent-soft': soft,
    '--focus': scheme === 'light' ? accent : strong,
    '--bubble-own': towards('#000000', color, {
      against: ['#ffffff'],
      ratio: Math.max(BUBBLE_RATIO, ratio),
    }),
    '--on-bubble-own': '#ffffff',
  };
}

/** A tint of the surface, as strong as what is written on it allows. */
function softAccent(
  accent: string,
  { surface, muted, text, ratio }: Record<'surface' | 'muted' | 'text', string> & { readonly ratio: number },
): string {
  for (let percent = 18; percent > 0; percent -= 1) {
    const soft = mix(surface, accent, percent / 100);
    const isReadable =
      contrast(soft, muted) >= TEXT_RATIO && contrast(soft, text) >= ratio && contrast(soft, accent) >= 3;
    if (isReadable) return soft;
  }
  return surface;
}
