// Dialogs that lie over the page, also where the browser has no `showModal` or refuses it.

import type * as ByHand from './dialog-by-hand.ts';

let byHand: typeof ByHand | undefined;

/** Shows a dialog over everything else, and moves the focus there; a moment later where the browser does not do it. */
export function openDialog(dialog: HTMLDialogElement): void {
  try {
    dialog.showModal();
  } catch {
    void openByHand(dialog);
  }
}

/** As `close` of the dialog. */
export function closeDialog(dialog: HTMLDialogElement, returnValue?: string): void {
  if (!byHand?.closeByHand(dialog, returnValue)) dialog.close(returnValue);
}

async function openByHand(dialog: HTMLDialogElement): Promise<void> {
  try {
    byHand ??= await import('./dialog-by-hand.ts');
    byHand.openByHand(dialog);
  } catch {
    // What it lies over stays in reach, but whoever is asked can answer.
    dialog.setAttribute('open', '');
  }
}
