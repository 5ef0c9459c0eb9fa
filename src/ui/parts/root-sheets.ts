let adopt = (sheet: CSSStyleSheet): void => void document.adoptedStyleSheets.push(sheet);

/** Has the document take on a style sheet that is about `:root`, or whoever has taken its place. */
export function adoptAtRoot(sheet: CSSStyleSheet): void {
  adopt(sheet);
}

/** In somebody else's page nothing of ours is the document's. To be called before the first sheet is loaded. */
export function adoptElsewhere(take: (sheet: CSSStyleSheet) => void): void {
  adopt = take;
}
