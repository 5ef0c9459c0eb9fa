/** The text selected within the element's shadow root; `undefined` when there is none or nobody tells. */
export function selectionIn(host: HTMLElement): StaticRange | undefined {
  const root = host.shadowRoot;
  const selection = host.ownerDocument.getSelection();
  // Ranges inside a shadow root are told only to those who name it; older browsers tell nobody.
  if (!root || typeof selection?.getComposedRanges !== 'function') return undefined;
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  if (!range || !root.contains(range.startContainer)) return undefined;
  const isEmpty = range.startContainer === range.endContainer && range.startOffset === range.endOffset;
  return isEmpty ? undefined : range;
}
