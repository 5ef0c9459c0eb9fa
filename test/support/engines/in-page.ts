// Runs in the page: finds what a person would, through all shadow roots. Bundled and sent along by in-page-source.ts.

import { allByRole, elementsBelow, focusedIn, textOf } from '../find-in-shadow.ts';

declare global {
  interface Window {
    unusedOfTest?: WeakRef<object>;
  }
}

/** Somebody would not click what has just moved; not by frames, as a tab in the background draws none. */
const STANDS_STILL_MS = 50;

/** What is looked for: by its role, and by the whole of its name if one is given. */
export interface Target {
  readonly role: string;
  readonly name?: string | undefined;
}

/** A row as somebody who scrolls through the room meets it. */
export interface ShownRow {
  readonly kind: 'text' | 'gap';
  readonly text: string;
  /** How far an own message got, in the words of the page. */
  readonly delivery?: string;
}

/** Where to click it; null while it is not there, not to be seen, on its way, or under something else. */
export async function pointOf(target: Target): Promise<{ x: number; y: number } | null> {
  const [element] = visible(target);
  if (!element) return null;
  element.scrollIntoView({ block: 'nearest' });
  const before = centreOf(element);
  await new Promise((resolve) => setTimeout(resolve, STANDS_STILL_MS));
  const point = centreOf(element);
  const isStill = point.x === before.x && point.y === before.y;
  return isStill && isAt(element, point) ? point : null;
}

/** Leaves much behind; whether the browser has let go of what nothing refers to since the first call. */
export async function letsGo(): Promise<boolean> {
  window.unusedOfTest ??= new WeakRef({});
  for (let round = 0; round < 10; round += 1) {
    Array.from({ length: 100_000 }, (_, index) => ({ index }));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return window.unusedOfTest.deref() === undefined;
}

/** Whether the page's script has replaced the form that stands in index.html. */
export function hasStarted(): boolean {
  return document.querySelector('chat-app > main') === null;
}

/** How many there are to be seen. */
export function countOf(target: Target): number {
  return visible(target).length;
}

/** What is written in each that is to be seen. */
export function textsOf(target: Target): string[] {
  return visible(target).map(textOf);
}

/** What is written in a field; null without one. */
export function valueOf(target: Target): string | null {
  const [field] = visible(target);
  return field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
    ? field.value
    : null;
}

export function isChecked(target: Target): boolean {
  const [field] = visible(target);
  return field instanceof HTMLInputElement && field.checked;
}

export function hasFocus(target: Target): boolean {
  return visible(target).some(
    (element) => element === focusedIn(document.documentElement) || isActive(element),
  );
}

/** Gives it the focus. */
export function focus(target: Target): void {
  visible(target)[0]?.focus();
}

/**
 * Gives the focus to a field of the page's script, with all that is in it selected.
 * @returns false while it is not there, or takes no text
 */
export function takeUp(target: Target): boolean {
  const [field] = hasStarted() ? visible(target) : [];
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  if (field.disabled || field.readOnly) return false;
  field.focus();
  field.select();
  return hasFocus(target);
}

/** Writes this where the caret is, all of it at once, as a paste or the keyboard of a phone does. */
export function insert(text: string): void {
  // Out of date, and yet all browsers know it; nothing else tells the page of it as of what is typed.
  document.execCommand('insertText', false, text);
}

/** The texts of messages, in order. */
export function messages(): string[] {
  return drawn('.text').map(textOf);
}

/** Whether this is all that an element in the list of messages says, which is to be seen. */
export function isInLog(text: string): boolean {
  const [log] = visible({ role: 'log' });
  for (const element of log ? elementsBelow(log) : []) {
    const said = element.textContent?.replace(/\s+/g, ' ').trim();
    if (said === text && element instanceof HTMLElement && isVisible(element)) return true;
  }
  return false;
}

/** Whether an own message has come back. */
export function isDelivered(text: string): boolean {
  return drawn('.own.seen .text').some((element) => textOf(element) === text);
}

/** Which way a text of a message runs. */
export function directionOf(text: string): string | null {
  const found = drawn('.text').find((element) => textOf(element) === text);
  return found ? getComputedStyle(found).direction : null;
}

/**
 * The texts of all messages, in order: the list holds only what is near the view, so this scrolls through it in steps
 * that overlap. Texts must be unlike each other; one that is shown twice at once comes twice.
 */
export async function allMessages(): Promise<string[]> {
  const [log] = visible({ role: 'log' });
  if (!log) return [];
  const texts: string[] = [];
  log.scrollTop = 0;
  for (let isAtEnd = false; !isAtEnd; log.scrollTop += log.clientHeight / 3) {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 1;
    const inView = messages();
    // Before any of it counts as read, or one that is there twice would come once.
    texts.push(...inView.filter((text) => !texts.includes(text)));
  }
  return texts;
}

/** Scrolls on by so many heights of the view; brings the rows that are near the view then. */
export async function rowsAfterScroll(ofView: number): Promise<{ isAtEnd: boolean; rows: ShownRow[] }> {
  const log = theLog();
  log.scrollTop += log.clientHeight * ofView;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return {
    isAtEnd: log.scrollTop + log.clientHeight >= log.scrollHeight - 1,
    rows: [...log.querySelectorAll('.text, .gap')].map((row) => ({
      kind: row.classList.contains('gap') ? 'gap' : 'text',
      text: row.textContent ?? '',
      delivery: row.closest('.own')?.querySelector('.delivery')?.getAttribute('aria-label') ?? '',
    })),
  };
}

/** Whether the list of messages stands at its oldest. */
export function isAtFirstRow(): boolean {
  return theLog().scrollTop === 0;
}

/** Whether the message "#number", or one of a higher number, is shown within this time. */
export async function seesNumbered(number: number, withinMs: number): Promise<boolean> {
  const log = theLog();
  for (const startMs = performance.now(); ; ) {
    const texts = [...log.querySelectorAll('.text')].map((row) => row.textContent ?? '');
    if (texts.some((shown) => shown.startsWith('#') && Number(shown.slice(1)) >= number)) return true;
    if (performance.now() - startMs > withinMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether this stands anywhere that it can be seen. */
export function says(text: string): boolean {
  for (const element of elementsBelow(document.documentElement)) {
    if (element.children.length > 8 || !(element instanceof HTMLElement)) continue;
    if (textOf(element).includes(text) && isVisible(element)) return true;
  }
  return false;
}

/** All that is written, for a test that failed. */
export function allText(): string {
  const texts: string[] = [];
  for (const element of elementsBelow(document.documentElement)) {
    if (element instanceof HTMLElement && element.childElementCount === 0 && isVisible(element)) {
      const text = textOf(element);
      if (text !== '' && element.tagName !== 'SCRIPT' && element.tagName !== 'STYLE') texts.push(text);
    }
  }
  return texts.join(' | ');
}

function centreOf(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function theLog(): HTMLElement {
  const [log] = visible({ role: 'log' });
  if (!log) throw new Error('unable to read messages; no room is in view');
  return log;
}

function drawn(selector: string): HTMLElement[] {
  const [log] = visible({ role: 'log' });
  return log ? [...log.querySelectorAll<HTMLElement>(selector)] : [];
}

function visible({ role, name }: Target): HTMLElement[] {
  return allByRole(document.documentElement, role, name).filter(isVisible);
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function isActive(element: HTMLElement): boolean {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === element;
}

/** Whether a click there meets it, or the label that is clicked for it. */
function isAt(element: HTMLElement, { x, y }: { x: number; y: number }): boolean {
  let root: Document | ShadowRoot = document;
  let hit = root.elementFromPoint(x, y);
  while (hit?.shadowRoot && hit !== element) {
    root = hit.shadowRoot;
    const inside = root.elementFromPoint(x, y);
    if (!inside || inside === hit) break;
    hit = inside;
  }
  for (let node: Node | null = hit; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node === element) return true;
    if (node instanceof HTMLLabelElement && node.control === element) return true;
  }
  return false;
}
