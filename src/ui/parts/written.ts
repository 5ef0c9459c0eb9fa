import { type ElementPart, noChange } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';

class WrittenDirective extends Directive {
  #text: string | undefined;
  #inNodes: unknown;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('unable to write; written() belongs in a tag');
  }

  override render(_text: string, _inNodes: (text: string) => readonly (Node | string)[]): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text, inNodes]: Parameters<this['render']>): unknown {
    if (text === this.#text && inNodes === this.#inNodes) return noChange;
    this.#text = text;
    this.#inNodes = inNodes;
    part.element.replaceChildren(...inNodes(text));
    return noChange;
  }
}

/**
 * Writes a text into the element it stands in, as the nodes that `inNodes` makes of it. Another text, or another way to make nodes, replaces
 * whatever is there: a translator of the browser puts nodes of its own in the place of ours, and would freeze a text that is
 * bound between tags.
 */
export const written = directive(WrittenDirective);
