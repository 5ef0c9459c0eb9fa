// Where notices stand that are told beside any screen: below one another, and below the bar of a room, whose buttons stay
// in reach. Whatever may be the first of them loads this.

import { pageStyles } from './page-styles.ts';

const RULES = [
  `#notice {
    position: fixed;
    z-index: 1;
    inset: calc(5rem + env(safe-area-inset-top)) var(--space-4) auto;
    display: grid;
    gap: var(--space-2);
    max-width: 40rem;
    max-height: calc(100dvh - 6rem);
    margin-inline: auto;
    overflow: auto;
  }`,
  // There its buttons may take two rows.
  `@media (max-width: 30rem) {
    #notice {
      top: calc(8rem + env(safe-area-inset-top));
      max-height: calc(100dvh - 9rem);
    }
  }`,
  // It has a place of its own for when nothing can be loaded any more.
  '#notice > .incomplete { position: static; max-width: none; margin: 0; }',
];
for (const rule of RULES) pageStyles.insertRule(rule, pageStyles.cssRules.length);

/**
 * Shows a notice, unless one of its kind is there.
 * @param app the `<chat-app>`
 * @returns it, if it was not there
 */
export function placeNotice<Name extends 'update-notice' | 'settings-notice'>(
  name: Name,
  app: Element,
): HTMLElementTagNameMap[Name] | undefined {
  if (app.querySelector(name)) return undefined;
  const notice = document.createElement(name);
  notice.slot = 'notice';
  app.append(notice);
  return notice;
}
