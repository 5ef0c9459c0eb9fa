import { type ElementPart, noChange, render, type TemplateResult } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';

/** A row ready to be drawn. */
export interface DrawnRow {
  readonly className: string;
  /** Accessible name; the row is an `article` then. */
  readonly name?: string;
  readonly content: TemplateResult;
}

export interface KeyedRow {
  readonly key: string;
  /** What the drawing depends on; the row is drawn again when one of these is another than before. */
  readonly dependsOn: readonly unknown[];
  draw(): DrawnRow;
}

interface MountedRow {
  readonly element: HTMLElement;
  dependsOn: readonly unknown[];
}

class KeyedRowsDirective extends Directive {
  #mounted = new Map<string, MountedRow>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new TypeError('unable to draw rows; keyedRows() belongs in a tag');
  }

  override render(_rows: readonly KeyedRow[]): unknown {
    return noChange;
  }

  override update(part: ElementPart, [rows]: [readonly KeyedRow[]]): unknown {
    const before = this.#mounted;
    this.#mounted = new Map();
    for (const row of rows) {
      const mounted = before.get(row.key) ?? { element: document.createElement('div'), dependsOn: [] };
      before.delete(row.key);
      this.#mounted.set(row.key, mounted);
      if (!isSame(mounted.dependsOn, row.dependsOn)) draw(mounted.element, row.draw());
      mounted.dependsOn = row.dependsOn;
    }
    for (const { element } of before.values()) element.remove();
    let next = part.element.firstElementChild;
    for (const { element } of this.#mounted.values()) {
      if (element === next) next = next.nextElementSibling;
      else part.element.insertBefore(element, next);
    }
    return noChange;
  }
}

/**
 * Draws rows as the children of the element it stands in, one element for each key; elements of rows that do not
 * change are not touched. In place of `repeat`, which in lit-html 3.3.1 to 3.3.3 leaves a comment behind for each
 * row that goes (lit/lit#5298), without end in a window that moves, and spends two comments on each that stays.
 */
export const keyedRows = directive(KeyedRowsDirective);

function draw(element: HTMLElement, { className, name, content }: DrawnRow): void {
  element.className = className;
  if (name !== undefined) {
    element.setAttribute('role', 'article');
    element.setAttribute('aria-label', name);
  }
  render(content, element);
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
