// Finds texts that a page translated by the browser would freeze. A translator puts `<font>` elements in the place of
// text nodes; Lit keeps writing into the node that it made, and counts on the nodes of its templates as places.

/**
 * The texts below `root` that are bound between tags, or stand beside such a binding: those with one of Lit's comments
 * among their siblings. Bound to `.textContent` of an element of its own, a text survives.
 */
export function fragileTexts(root: ParentNode): string[] {
  const found: string[] = [];
  const visit = (parent: ParentNode) => {
    const children = [...parent.childNodes];
    const isBound = children.some(({ nodeType }) => nodeType === Node.COMMENT_NODE);
    for (const { nodeType, textContent } of isBound ? children : []) {
      const text = textContent?.trim() ?? '';
      if (nodeType === Node.TEXT_NODE && text !== '') found.push(text);
    }
    for (const child of parent.children) {
      visit(child);
      if (child.shadowRoot) visit(child.shadowRoot);
    }
  };
  if (root instanceof Element && root.shadowRoot) visit(root.shadowRoot);
  visit(root);
  return found;
}
