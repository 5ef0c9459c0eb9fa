// An operator's own name and look. main.ts loads this where config.json has a brand, and nowhere else.

import type { Brand, BrandAccent } from '../config/app-config.ts';
import { accentColors } from '../config/brand-accent.ts';
import { pageStyles } from '../ui/parts/page-styles.ts';
import '../ui/parts/brand-links.ts';

export { brandReader } from '../config/brand.ts';

/** Puts the name into the title of the document, and the logo and the colours into the styles of the page. */
export function showBrand({ title, logo, accent }: Brand): void {
  if (title !== undefined) document.title = title;
  const rules = [...TEXT_RULES, ...(logo === undefined ? [] : logoRules(logo))];
  for (const rule of rules) pageStyles.insertRule(rule, pageStyles.cssRules.length);
  if (!accent) return;
  const colors = new CSSStyleSheet();
  colors.replaceSync(accentRules(accent));
  document.adoptedStyleSheets.push(colors);
}

/** What an operator has written: lines of any length and in any direction, at the side where the page begins. */
const TEXT_RULES = [
  '.brand > * { overflow-wrap: anywhere; text-align: left; unicode-bidi: plaintext; white-space: pre-line; }',
  '.brand:dir(rtl) > * { text-align: right; }',
];

/** In place of the icon that index.html draws above the name; beside it is the button of the settings. */
function logoRules(url: string): readonly string[] {
  // As a string of CSS, which has the escapes of JSON for what an address may hold.
  const image = `url(${JSON.stringify(url)})`;
  return [
    `.brand::before { width: calc(100% - 3rem); border-radius: 0; background: ${image} left / contain no-repeat; }`,
    '.brand:dir(rtl)::before { background-position: right; }',
  ];
}

/** They have to outdo those of index.html and of the parts that come later. */
function accentRules(accent: BrandAccent): string {
  const rules = (where: string, wanted: 'enough' | 'more') => {
    const light = accentColors(accent.light.used, 'light', wanted);
    const dark: Readonly<Record<string, string>> = accentColors(accent.dark.used, 'dark', wanted);
    const lines = Object.entries(light).map(
      ([name, color]) => `${name}: light-dark(${color}, ${dark[name] ?? color});`,
    );
    // What went well stays green: a brand may be red.
    return `${where} { ${lines.join(' ')} --success: light-dark(#0b7a5c, #34c796); }`;
  };
  return rules(':root:root', 'enough') + rules(':root:root[data-theme="contrast"]', 'more');
}
