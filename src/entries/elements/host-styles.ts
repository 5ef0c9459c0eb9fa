// What the page's style sheets say of `:root` and of themes, for the element in its place.

import { adoptElsewhere } from '../../ui/parts/root-sheets.ts';

const THEME = /^\[data-theme=["']?(\w+)["']?\]$/;
/** They are the page's, and go by where the element stands. */
const OF_THE_PAGE = ['color-scheme', 'background'];

const FRAME = `
  :host {
    /* Nothing that the page's text has comes in: the tokens below are all there is. */
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    display: block;
    height: 32rem;
    overflow: hidden;
    isolation: isolate;
  }

  :host([hidden]) {
    display: none;
  }
`;
const INSIDE = `
  chat-room,
  join-form,
  rooms-beside {
    box-sizing: border-box;
    width: 100%;
    height: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    box-shadow: none;
    animation: none;
  }
`;

const rootSheets: CSSStyleSheet[] = [];
let made: readonly CSSStyleSheet[] | undefined;

/** Keeps the document's style sheets as they are. To be called before a part of the room is loaded. */
export function leaveDocumentAlone(): void {
  adoptElsewhere((sheet) => rootSheets.push(sheet));
}

/**
 * The style sheets of the element, the same for all.
 * @param pageStyles the rules that the page is painted with before any script
 */
export function hostStyles(pageStyles: CSSStyleSheet): readonly CSSStyleSheet[] {
  made ??= [sheetOf(FRAME), ...[pageStyles, ...rootSheets].map(forHost), sheetOf(INSIDE)];
  return made;
}

function forHost(sheet: CSSStyleSheet): CSSStyleSheet {
  const rules = [...sheet.cssRules].filter((rule) => rule instanceof CSSStyleRule);
  const own = sheetOf(rules.flatMap(rulesForHost).join('\n'));
  for (const rule of own.cssRules) {
    if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':host') continue;
    for (const name of OF_THE_PAGE) rule.style.removeProperty(name);
  }
  return own;
}

function rulesForHost({ selectorText, style }: CSSStyleRule): readonly string[] {
  const rule = (selector: string) => `${selector} { ${style.cssText} }`;
  if (selectorText === ':root') return [rule(':host')];
  const theme = THEME.exec(selectorText)?.[1];
  if (theme === undefined) return [];
  const chosen = rule(`:host([theme="${theme}"])`);
  // As the page does: by itself where the device asks for it.
  const byDevice = `@media (prefers-contrast: more) { ${rule(':host(:not([theme]))')} }`;
  return theme === 'contrast' ? [chosen, byDevice] : [chosen];
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
