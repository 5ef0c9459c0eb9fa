// What is copied of several rows: a line for each, as people write down who said what.

import type { Dates } from './dates.ts';
import { listWords, nameOf } from './list-words.ts';
import type { RowView } from './row-template.ts';

/**
 * What is selected below `rows`, whatever the shadow roots on the way; `undefined` if nothing is, or the browser does
 * not tell.
 */
export function selectedBelow(rows: HTMLElement): Range | undefined {
  const selection = document.getSelection();
  if (typeof selection?.getComposedRanges !== 'function') return undefined;
  const [found] = selection.getComposedRanges({ shadowRoots: rootsOf(rows) });
  if (!found) return undefined;
  const { startContainer, endContainer } = found;
  const [startsHere, endsHere] = [rows.contains(startContainer), rows.contains(endContainer)];
  if (!startsHere && !endsHere) return undefined;
  const range = document.createRange();
  range.selectNodeContents(rows);
  if (startsHere) range.setStart(startContainer, found.startOffset);
  if (endsHere) range.setEnd(endContainer, found.endOffset);
  return range;
}

/**
 * The lines of what is selected; `undefined` within one message, where what is selected is copied as it is.
 * @param rows what was drawn, each with its element
 */
export function copiedLines(
  range: Range,
  rows: readonly { readonly view: RowView; readonly element: Element }[],
  dates: Dates,
): string | undefined {
  const touched = rows.filter(({ element }) => range.intersectsNode(element));
  const lines = touched.map(({ view, element }) => linesOf(range, view, element, dates)).filter(Boolean);
  const isWithAuthor = touched.some(({ element }) => isSelected(range, element.querySelector('.author')));
  return lines.length > 1 || (lines.length === 1 && isWithAuthor) ? lines.join('\n') : undefined;
}

function linesOf(range: Range, { row, day }: RowView, element: Element, dates: Dates): string {
  const said = row.kind === 'gap' ? selectedIn(range, element.querySelector('.gap')) : '';
  const dayLine = day !== undefined && isSelected(range, element.querySelector('.day')) ? [day] : [];
  return [...dayLine, said || entryOf(range, row, element, dates)].filter(Boolean).join('\n');
}

function entryOf(range: Range, row: RowView['row'], element: Element, dates: Dates): string {
  const say = listWords();
  if (row.kind === 'gap') return '';
  const time = dates.time(row.atMs);
  const name = nameOf(row.author);
  if (row.kind === 'joined') {
    const isTouched = isSelected(range, element.querySelector('.joined'));
    return isTouched ? `${row.own ? say.youJoined : `${name} ${say.joined}`}, ${time}` : '';
  }
  const text = selectedIn(range, element.querySelector('.text'));
  return text === '' ? '' : `${name}, ${time}: ${text}`;
}

function isSelected(range: Range, element: Element | null): boolean {
  return selectedIn(range, element) !== '';
}

/** The text of `element` that is in the range. */
function selectedIn(range: Range, element: Element | null): string {
  if (!element || !range.intersectsNode(element)) return '';
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part.toString();
}

/** The shadow roots around a node, from within. */
function rootsOf(node: Node): ShadowRoot[] {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [];
}
