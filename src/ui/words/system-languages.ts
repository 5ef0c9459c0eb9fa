/**
 * The languages that the user reads, as far as the browser says so. The only reader of `navigator.languages`, which may
 * be missing and passes on what the system says: `en_US.UTF-8`, `de-DE@euro`, `C`. What is left may still be no tag.
 */
export function systemLanguages(): readonly string[] {
  return [navigator.languages].flat().map((said) =>
    String(said)
      .replaceAll('_', '-')
      .replace(/[.@].*/, ''),
  );
}

/** Whether a tag is that language, or the same as spoken somewhere. */
export function isVariantOf(tag: string, language: string): boolean {
  return `${tag}-`.startsWith(`${language}-`);
}
