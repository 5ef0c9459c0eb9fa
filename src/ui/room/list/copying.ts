// What is copied of several rows: a line for each, as people write down who said what.

import type { Author } from '../../../chat/author.ts';
import { joinWords } from '../../join/join-words.ts';
import type { Dates } from './dates.ts';
import type { ShownRow } from './folded-rows.ts';
import { foldedText, gapText, joinedText, listWords, nameOf, shownText } from './list-words.ts';
import type { RowView } from './row-template.ts';

/** Whether all below `element` is selected, and nothing else. */
export function isAllSelected(element: HTMLElement): boolean {
  const found = composedRange(element);
  return (
    found?.startContainer === element &&
    found.endContainer === element &&
    found.startOffset === 0 &&
    found.endOffset === element.childNodes.length
  );
}

/**
 * What is selected below `rows`, whatever the shadow roots on the way; `undefined` if nothing is, or the browser does
 * not tell.
 */
export function selectedBelow(rows: HTMLElement): Range | undefined {
  const found = composedRange(rows);
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

function composedRange(node: Node): StaticRange | undefined {
  const selection = document.getSelection();
  if (typeof selection?.getComposedRanges !== 'function') return undefined;
  return selection.getComposedRanges({ shadowRoots: rootsOf(node) })[0];
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

/** The lines of all rows, drawn or not. */
export function linesOfAll(views: readonly RowView[], dates: Dates): string {
  return views.map(({ row, day }) => inLines(day, lineOf(row, wholeText(row), dates))).join('\n');
}

function linesOf(range: Range, { row, day }: RowView, element: Element, dates: Dates): string {
  const text = selectedIn(range, element.querySelector(TEXT_IN[row.kind]));
  return inLines(isSelected(range, element.querySelector('.day')) && day, text && lineOf(row, text, dates));
}

function inLines(...lines: readonly (string | false | undefined)[]): string {
  return lines.filter(Boolean).join('\n');
}

/** Where a row says what it has to say. */
const TEXT_IN = {
  gap: '.gap',
  folded: 'bdi',
  joined: '.joined',
  message: '.text',
  foreign: '.text',
} as const;

function wholeText(row: ShownRow): string {
  if (row.kind === 'gap') return gapText(row);
  if (row.kind === 'message') return shownText(row);
  if (row.kind === 'folded') return foldedText(row);
  return row.kind === 'joined' ? '' : row.text;
}

/** @param text what of the row's text is copied */
function lineOf(row: ShownRow, text: string, dates: Dates): string {
  if (row.kind === 'gap' || row.kind === 'folded') return text;
  const say = listWords();
  const time = dates.time(row.atMs);
  const name = copiedName(row.author);
  const { comma } = joinWords();
  if (row.kind === 'joined') return comma(row.own ? say.youJoined : `${name} ${joinedText(row)}`, time);
  return `${comma(name, time)}: ${text}`;
}

/** As rows show it: where the id is no name, its end tells two people of one name apart. */
function copiedName(author: Author): string {
  const { idTail } = author;
  return idTail === undefined ? nameOf(author) : listWords().withIdTail(nameOf(author), idTail);
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
