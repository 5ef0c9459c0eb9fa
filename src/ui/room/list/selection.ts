/** The text selected within the element's shadow root; `undefined` if there is none, or the browser does not tell. */
export function selectionIn(host: HTMLElement): StaticRange | undefined {
  const root = host.shadowRoot;
  const selection = host.ownerDocument.getSelection?.();
  // Browsers reveal ranges inside a shadow root only to callers that name it; older ones to nobody.
  if (!root || typeof selection?.getComposedRanges !== 'function') return undefined;
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  if (!range || !root.contains(range.startContainer)) return undefined;
  const isEmpty = range.startContainer === range.endContainer && range.startOffset === range.endOffset;
  return isEmpty ? undefined : range;
}
