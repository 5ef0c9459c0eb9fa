import { hasCommandKey } from './abilities.ts';

/** A text field's text with what is selected in it, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is put in the place of what is selected, and what is selected then. */
export interface Marking {
  /** What is replaced: it may be more than was selected. */
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
  readonly start: number;
  readonly end: number;
}

const MARKS: Readonly<Record<string, string>> = { b: '**', i: '_', e: '`' };

/** The mark that the keys stand for, on any layout; `undefined` for other keys. */
export function markOfKeys(event: KeyboardEvent, isApple: boolean): string | undefined {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  // On Apple's, Ctrl moves through the text.
  if (altKey || shiftKey || metaKey !== isApple || ctrlKey === isApple) return undefined;
  return MARKS[/^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase()];
}

/** Where a message is written. */
interface MarkedField {
  readonly textarea: HTMLTextAreaElement | null;
  /** As somebody who types would. */
  replace(from: number, to: number, replacement: string): void;
}

/** Puts marks around what is selected in a field, or takes them away, if the keys are for that. */
export function markByKeys(event: KeyboardEvent, field: MarkedField): void {
  const mark = markOfKeys(event, hasCommandKey());
  if (mark === undefined) return;
  event.preventDefault();
  const { textarea } = field;
  if (!textarea || textarea.readOnly) return;
  const { value: text, selectionStart, selectionEnd } = textarea;
  const { from, to, replacement, start, end } = marked(
    { text, start: selectionStart, end: selectionEnd },
    mark,
  );
  field.replace(from, to, replacement);
  textarea.setSelectionRange(start, end);
}

/** Puts marks around what is selected, but for spaces at its ends, or takes them away. */
export function marked({ text, start, end }: Selected, mark: string): Marking {
  const selected = text.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const to = Math.max(from, start + selected.trimEnd().length);
  const inner = text.slice(from, to);
  const size = mark.length;
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark && from >= size) {
    return { from: from - size, to: to + size, replacement: inner, start: from - size, end: to - size };
  }
  return { from, to, replacement: mark + inner + mark, start: from + size, end: to + size };
}
