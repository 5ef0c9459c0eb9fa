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
