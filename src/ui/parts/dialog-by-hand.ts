// Dialogs that lie over the page where the browser has no `showModal` or refuses it; loaded there (open-dialog.ts).

import { microtask } from '../../base/microtask.ts';

/** Those that were opened by hand, the topmost last; each with what had the focus before. */
const byHand: { readonly dialog: HTMLDialogElement; readonly focused: Element | null }[] = [];

const OUTSIDE = ['focusin', 'click'] as const;

/** Closes one that was opened so. @returns false where it was not */
export function closeByHand(dialog: HTMLDialogElement, returnValue?: string): boolean {
  const at = byHand.findIndex((each) => each.dialog === dialog);
  if (at < 0) return false;
  const [opened] = byHand.splice(at, 1);
  dialog.removeEventListener('keydown', onKeyDown);
  dialog.removeEventListener('focusout', onFocusOut);
  if (byHand.length === 0) for (const type of OUTSIDE) document.removeEventListener(type, keepInside, true);
  dialog.removeAttribute('open');
  dialog.classList.remove('by-hand');
  if (returnValue !== undefined) dialog.returnValue = returnValue;
  if (opened?.focused instanceof HTMLElement) opened.focused.focus();
  dialog.dispatchEvent(new Event('close'));
  return true;
}

/** Does what `showModal` would. */
export function openByHand(dialog: HTMLDialogElement): void {
  if (byHand.some((each) => each.dialog === dialog)) return;
  // Those whose element has left the page were never closed.
  const left = byHand.filter((each) => each.dialog.isConnected);
  byHand.splice(0, byHand.length, ...left, { dialog, focused: focusedElement() });
  dialog.setAttribute('open', '');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.classList.add('by-hand');
  dialog.tabIndex = -1;
  dialog.addEventListener('keydown', onKeyDown);
  dialog.addEventListener('focusout', onFocusOut);
  for (const type of OUTSIDE) document.addEventListener(type, keepInside, true);
  focusIn(dialog);
}

/** Escape asks first, as it does natively. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  const dialog = topmost();
  if (dialog && dialog.dispatchEvent(new Event('cancel', { cancelable: true }))) closeByHand(dialog);
}

/** What lies under a dialog is out of reach. */
function keepInside(event: Event): void {
  const top = topmost();
  if (!top || event.composedPath().includes(top)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.type === 'focusin') focusIn(top);
}

/** Where the focus goes to another element of the same shadow root, the document hears nothing. */
function onFocusOut({ relatedTarget }: FocusEvent): void {
  const top = topmost();
  if (top && relatedTarget instanceof Node && !isWithin(top, relatedTarget)) microtask(() => focusIn(top));
}

/** Through slots and shadow roots. */
function isWithin(dialog: HTMLDialogElement, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) if (at === dialog) return true;
  return false;
}

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}

function topmost(): HTMLDialogElement | undefined {
  return byHand.filter(({ dialog }) => dialog.isConnected).at(-1)?.dialog;
}

function focusIn(dialog: HTMLDialogElement): void {
  (dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog).focus();
}

function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
