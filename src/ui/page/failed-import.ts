// What Chromium, Firefox and Safari say of an `import()` whose file cannot be had. They give such an error no name.
const SAID = /dynamically imported module|importing a module script failed/i;

/** Whether a part of the page could not be loaded: the page is offline, or was replaced by a newer one. */
export function isFailedImport(error: unknown): boolean {
  return error instanceof TypeError && SAID.test(error.message);
}
