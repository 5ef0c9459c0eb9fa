/**
 * The rules of index.html, for shadow roots. They are written there, once, because they paint the shell before
 * any script; all roots share this one sheet.
 */
export const pageStyles = new CSSStyleSheet();
pageStyles.replaceSync(document.querySelector('#page-styles')?.textContent ?? '');
