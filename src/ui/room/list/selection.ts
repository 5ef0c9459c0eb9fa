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

/** Selects all that an element says. */
export function selectText(element: Element | null | undefined): void {
  if (element) document.getSelection()?.selectAllChildren(element);
}

/** Whether the keys are those that select all, on any layout. */
export function selectsAll({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  // Where keys write no Latin letters, browsers go by the place of the key.
  const isA = /^[a-z]$/i.test(key) ? key.toLowerCase() === 'a' : code === 'KeyA';
  return isA && ctrlKey !== metaKey && !altKey && !shiftKey;
}
