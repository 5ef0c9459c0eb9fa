// The contrast of colours as WCAG 2.2 reckons it. A colour is `#rrggbb`.

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param share of `other` in it, from 0 to 1 */
export function mix(color: string, other: string, share: number): string {
  const added = channels(other);
  const mixed = channels(color).map((value, index) => value + ((added[index] ?? 0) - value) * share);
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The colour, as little nearer to black or white as it takes to have this contrast with all of these; black or white
 * itself where that is not to be had.
 */
export function towards(
  end: '#000000' | '#ffffff',
  color: string,
  { against, ratio }: { readonly against: readonly string[]; readonly ratio: number },
): string {
  for (let percent = 0; percent < 100; percent += 1) {
    const found = mix(color, end, percent / 100);
    if (against.every((each) => contrast(found, each) >= ratio)) return found;
  }
  return end;
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
