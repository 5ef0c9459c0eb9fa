// In place of Lit's `css-tag.js`, of which half is for browsers that cannot share a style sheet between shadow roots:
// they cannot read this page's code either (vite.config.ts).

type Style = CSSResult | CSSStyleSheet;

/** A style sheet that is made when it is needed. */
export class CSSResult {
  readonly cssText: string;
  #styleSheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#styleSheet) {
      this.#styleSheet = new CSSStyleSheet();
      this.#styleSheet.replaceSync(this.cssText);
    }
    return this.#styleSheet;
  }

  toString(): string {
    return this.cssText;
  }
}

export function css(strings: readonly string[], ...values: readonly (CSSResult | number)[]): CSSResult {
  return new CSSResult(strings.reduce((text, next, index) => text + String(values[index - 1]) + next));
}

export function adoptStyles(root: ShadowRoot, styles: readonly Style[]): void {
  root.adoptedStyleSheets = styles.map((style) =>
    style instanceof CSSStyleSheet ? style : style.styleSheet,
  );
}

export function getCompatibleStyle(style: Style): Style {
  return style;
}

// Lit names these among its exports; a bundler leaves them out.

export const supportsAdoptingStyleSheets = true;

export function unsafeCSS(value: unknown): CSSResult {
  return new CSSResult(String(value));
}
