/**
 * Whether the keys are those of the search, on any layout: Ctrl+Shift+F. Ctrl+F stays with the browser, whose own search
 * sees the rows in view only.
 */
export function opensSearch({ key, code, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): boolean {
  // Where keys write no Latin letters, their place counts.
  const isF = /^[a-z]$/i.test(key) ? key.toLowerCase() === 'f' : code === 'KeyF';
  return isF && ctrlKey && shiftKey && !altKey && !metaKey;
}
