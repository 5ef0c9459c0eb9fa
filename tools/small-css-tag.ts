// In place of Lit's `css-tag.js`, of which half is for browsers that cannot share a style sheet between shadow roots:
// they cannot read this page's code either (vite.config.ts).

type Style = CSSResult | CSSStyleSheet;

/** A style sheet that is made when it is needed. */
export class CSSResult {
  readonly #text: string;
  #styleSheet: CSSStyleSheet | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#styleSheet) {
      this.#styleSheet = new CSSStyleSheet();
      this.#styleSheet.replaceSync(this.#text);
    }
    return this.#styleSheet;
  }
}

/** Without expressions, which the build refuses (vite-minify-templates.ts). */
export function css([text = '']: readonly string[]): CSSResult {
  return new CSSResult(text);
}

export function adoptStyles(root: ShadowRoot, styles: readonly Style[]): void {
  root.adoptedStyleSheets = styles.map((style) => (style instanceof CSSResult ? style.styleSheet : style));
}

export function getCompatibleStyle(style: Style): Style {
  return style;
}

// Lit names these among its exports; a bundler leaves them out.

export const supportsAdoptingStyleSheets = true;

export function unsafeCSS(value: unknown): CSSResult {
  return new CSSResult(String(value));
}
