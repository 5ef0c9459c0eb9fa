import { html } from 'lit';
import { isNews } from '../../base/heard-errors.ts';
import { isFailedImport } from './failed-import.ts';
import { incompleteNotice } from './incomplete-notice.ts';
import '../parts/place-notice.ts';
import './unexpected-error.ts';

/** What draws the failure: in the words of a page that is not complete, or as an error that nobody expected. */
export function failureNotice(error: unknown, onClose: () => void): typeof incompleteNotice {
  if (isFailedImport(error)) return incompleteNotice;
  // The console hears of it, too.
  if (error instanceof Error && isNews(error)) reportError(error);
  return (onReload) => html`
    <unexpected-error .error=${error} .onReload=${onReload} .onClose=${onClose}></unexpected-error>
  `;
}
