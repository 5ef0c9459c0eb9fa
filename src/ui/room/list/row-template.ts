import { html, nothing, type TemplateResult } from 'lit';
import type { Author } from '../../../chat/author.ts';
import { canBeMuted } from '../../../chat/muted-people.ts';
import type { ForeignRow, JoinedRow, MessageRef, MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { written } from '../../parts/written.ts';
import { listFormat } from '../../words/formats.ts';
import { pageLocale } from '../../words/page-locale.ts';
import { avatarTemplate } from './avatar.ts';
import type { Dates } from './dates.ts';
import type { FoldedRow, ShownRow } from './folded-rows.ts';
import { isAction } from './is-action.ts';
import type { DrawnRow } from './keyed-rows.ts';
import {
  foldedText,
  foreignLabel,
  gapText,
  joinedText,
  listWords,
  markOf,
  nameOf,
  shownText,
  spokenName,
} from './list-words.ts';
import { isOfMixedScripts } from './mixed-scripts.ts';
import { quoteTemplate } from './quote-template.ts';
import { textReader } from './text/text-reader.ts';

// Up to some 60 rows are mounted, and the list has to do with a few hundred DOM nodes: an ordinary message is
// one template without conditional parts (each costs a node), texts are set as properties (a binding between
// tags costs one more), and there is no white space between tags.

/** A row and what its surroundings make of it. */
export interface RowView {
  readonly row: ShownRow;
  /** The day, where it begins with this row. */
  readonly day: string | undefined;
  /** Whoever reads had stopped before it. */
  readonly isFirstNew: boolean;
  /** Whether the author is named. */
  readonly startsGroup: boolean;
  /** Whether all of a long text is shown. */
  readonly isExpanded: boolean;
  /** What it answers, where the room still holds that; `muted`: of somebody who is. */
  readonly quoted: MessageRow | 'muted' | undefined;
  /** What people feel about it. */
  readonly reactions: TemplateResult | undefined;
  /** Whether somebody has just been led to it. */
  readonly isSought: boolean;
  /** Whether it mentions whoever reads. */
  readonly hasMention: boolean;
  /** Whether it is what somebody searched for. */
  readonly isFound: boolean;
  /** Why it was not sent, in words. */
  readonly whyUnsent: string | undefined;
}

export interface RowContext {
  readonly dates: Dates;
  retry(key: string): void;
  discard(key: string): void;
  /** Goes to another message. */
  jump(ref: MessageRef): void;
  /** Shows what a row stands for, or no longer. */
  unfold(key: string): void;
  /** Hears somebody no longer, or again. */
  mute(author: Author, isMuted: boolean): void;
  /** Shows more or less of a long text. */
  toggle(key: string): void;
}

// Above either, a text is folded; the fold (20 lines) always hides something of such a text.
const MAX_UNFOLDED_LENGTH = 1_800;
const MAX_UNFOLDED_LINES = 22;

export function drawRow(view: RowView, context: RowContext): DrawnRow {
  const { row } = view;
  switch (row.kind) {
    case 'message':
      return drawMessage(view, row, context);
    case 'foreign':
      return {
        className: `row foreign start ${view.isFound ? 'found' : ''} ${view.hasMention ? 'mention' : ''}`,
        name: view.hasMention ? listWords().mentionBy(spokenName(row.author)) : spokenName(row.author),
        content: html`${betweenTemplate(view)}${authorTemplate(row.author)}${foreignBubble(view, row, context)}`,
      };
    case 'joined':
      return {
        className: 'row note',
        content: html`${betweenTemplate(view)}${joinedTemplate(row, context)}`,
      };
    case 'folded':
      return {
        className: 'row note',
        content: html`${betweenTemplate(view)}${foldedTemplate(row, context)}`,
      };
    case 'gap':
      return {
        className: 'row note',
        content: html`${betweenTemplate(view)}<p class=${row.isKept ? 'joined' : 'gap'} .textContent=${gapText(row)}></p>`,
      };
  }
}

function drawMessage(view: RowView, row: MessageRow, context: RowContext): DrawnRow {
  const { day, isFirstNew, startsGroup, reactions } = view;
  const bubble = messageBubble(view, row, context);
  const isAuthorNamed = startsGroup && !row.own;
  const isBubbleOnly =
    day === undefined && !isFirstNew && !isAuthorNamed && row.failure === undefined && !reactions;
  const author = isAuthorNamed ? authorTemplate(row.author) : nothing;
  return {
    className: `row ${row.own ? 'own' : 'other'} ${startsGroup ? 'start' : ''} ${row.delivery} ${row.changed === 'deleted' ? 'deleted' : isAction(row) ? 'action' : ''} ${view.isSought ? 'sought' : ''} ${view.isFound ? 'found' : ''} ${view.hasMention ? 'mention' : ''}`,
    name: view.hasMention ? listWords().mentionBy(speakerOf(row)) : speakerOf(row),
    content: isBubbleOnly
      ? bubble
      : html`${betweenTemplate(view)}${author}${bubble}${reactions}${failureTemplate(view, row, context)}`,
  };
}

function messageBubble(view: RowView, row: MessageRow, context: RowContext): TemplateResult {
  const text = shownText(row);
  const { isFormatted, textNodes } = textReader();
  const sent = wordsOf(row, context.dates);
  // Who sees the row sees where it belongs; who hears it must be told.
  const by = row.own || !view.startsGroup ? `${speakerOf(row)}: ` : undefined;
  if (row.changed || row.replyTo || isLong(text) || isFormatted(text)) {
    const hasMore = row.own || row.changed === 'edited';
    const meta = hasMore ? metaTemplate(row, sent) : timeTemplate(sent);
    const unseen =
      by === undefined ? nothing : html`<bdi class="by" translate="no" .textContent=${by}></bdi>`;
    const quote = row.replyTo ? quoteTemplate(row.replyTo, view.quoted, context.jump) : nothing;
    return html`<div class="bubble" dir="auto" title=${sent.full}>${unseen}${quote}${foldable(view, { text, inNodes: row.changed === 'deleted' ? asItIs : textNodes }, context)}${meta}</div>`;
  }
  const { iso, full, time } = sent;
  if (by === undefined) {
    return html`<div class="bubble" dir="auto" title=${full}><span class="text" .textContent=${row.text}></span><time datetime=${iso} .textContent=${time}></time></div>`;
  }
  if (!row.own) {
    return html`<div class="bubble" dir="auto" title=${full}><bdi class="by" translate="no" .textContent=${by}></bdi><span class="text" .textContent=${row.text}></span><time datetime=${iso} .textContent=${time}></time></div>`;
  }
  const delivery = listWords().deliveries[row.delivery];
  return html`<div class="bubble" dir="auto" title=${full}><bdi class="by" translate="no" .textContent=${by}></bdi><span class="text" .textContent=${row.text}></span><span class="meta"><time datetime=${iso} .textContent=${time}></time><span class="delivery" role="img" aria-label=${delivery} title=${delivery}></span></span></div>`;
}

function speakerOf({ own, author }: MessageRow): string {
  return own ? listWords().you : spokenName(author);
}

function foreignBubble(view: RowView, row: ForeignRow, context: RowContext): TemplateResult {
  const { text } = row;
  const inNodes = row.format === 'text' ? textReader().linkNodes : asItIs;
  return html`<div class="bubble"><span class="format" .textContent=${foreignLabel(row)}></span>${foldable(view, { text, inNodes }, context)}${timeTemplate(wordsOf(row, context.dates))}</div>`;
}

/** A text, and what is made of it. */
interface Content {
  readonly text: string;
  readonly inNodes: (text: string) => readonly (Node | string)[];
}

const asItIs: Content['inNodes'] = (text) => [text];

function foldable(view: RowView, { text, inNodes }: Content, context: RowContext): TemplateResult {
  if (!isLong(text)) return html`<span class="text" ${written(text, inNodes)}></span>`;
  const { isExpanded, row } = view;
  const say = listWords();
  return html`<span class="text ${isExpanded ? '' : 'folded'}" dir="auto" ${written(text, inNodes)}></span><button type="button" class="fold" aria-expanded=${isExpanded} @click=${() => context.toggle(row.key)} .textContent=${isExpanded ? say.showLess : say.showMore}></button>`;
}

function isLong(text: string): boolean {
  if (text.length > MAX_UNFOLDED_LENGTH) return true;
  return text.split('\n', MAX_UNFOLDED_LINES + 1).length > MAX_UNFOLDED_LINES;
}

function joinedTemplate(row: JoinedRow, { dates }: RowContext): TemplateResult {
  if (row.own)
    return html`<p class="joined"><span .textContent=${listWords().youJoined}></span> ${timeTemplate(wordsOf(row, dates))}</p>`;
  const { author, others = [] } = row;
  return html`<p class="joined"><bdi class="name" translate="no" .textContent=${nameOf(author)}></bdi> ${markTemplate(author)}${mixedScriptsMark(author.name)} <span title=${listFormat(pageLocale()).format(others.map(spokenName))} .textContent=${joinedText(row)}></span> ${timeTemplate(wordsOf(row, dates))}</p>`;
}

function foldedTemplate(row: FoldedRow, context: RowContext): TemplateResult {
  const { key, author, isFlood, isOpen } = row;
  const say = listWords();
  const mute =
    author && canBeMuted(author)
      ? html` <button type="button" class="fold" aria-label=${isFlood ? nothing : say.unmuteName(spokenName(author))} @click=${() => context.mute(author, isFlood)} .textContent=${isFlood ? say.mute : say.unmute}></button>`
      : nothing;
  return html`<p class="joined"><bdi .textContent=${foldedText(row)}></bdi> <button type="button" class="fold" aria-expanded=${isOpen} @click=${() => context.unfold(key)} .textContent=${isOpen ? say.hide : say.show}></button>${mute}</p>`;
}

/** What stands between a row and the one before. */
function betweenTemplate({ day, isFirstNew }: RowView): TemplateResult | typeof nothing {
  if (day === undefined && !isFirstNew) return nothing;
  const heading = day === undefined ? nothing : html`<h2 class="day" .textContent=${day}></h2>`;
  const line = isFirstNew
    ? html`<p class="day unread" .textContent=${listWords().newMessages}></p>`
    : nothing;
  return html`${heading}${line}`;
}

function authorTemplate(author: Author): TemplateResult {
  const name = nameOf(author);
  return html`<div class="author">${avatarTemplate(author)}<bdi class="name" translate="no" title=${name} .textContent=${name}></bdi>${markTemplate(author)}${mixedScriptsMark(name)}</div>`;
}

function markTemplate(author: Author): TemplateResult {
  const { mark } = author;
  const { word, meaning } = markOf(author);
  if (mark === 'verified') {
    return html`<span class="mark verified" role="img" aria-label=${word} title=${meaning}></span>`;
  }
  return html`<span class="mark ${mark}" title=${meaning} .textContent=${word}></span>`;
}

/** Beside the name of an author. */
function mixedScriptsMark(name: string): TemplateResult | typeof nothing {
  if (!isOfMixedScripts(name)) return nothing;
  const { word, meaning } = listWords().mixedScripts;
  return html`<span class="mark" title=${meaning} .textContent=${word}></span>`;
}

function timeTemplate({ iso, full, time }: SentWords): TemplateResult {
  return html`<time datetime=${iso} title=${full} .textContent=${time}></time>`;
}

function metaTemplate(row: MessageRow, sent: SentWords): TemplateResult {
  const say = listWords();
  const edited =
    row.changed === 'edited' ? html`<span class="edited" .textContent=${say.edited}></span>` : nothing;
  const delivery = say.deliveries[row.delivery];
  const progress = row.own
    ? html`<span class="delivery" role="img" aria-label=${delivery} title=${delivery}></span>`
    : nothing;
  return html`<span class="meta">${edited}${timeTemplate(sent)}${progress}</span>`;
}

/** When something was sent, in words. */
interface SentWords {
  readonly iso: string;
  readonly full: string;
  readonly time: string;
}

function wordsOf({ atMs }: ShownRow, dates: Dates): SentWords {
  return { iso: new Date(atMs).toISOString(), full: dates.full(atMs), time: dates.time(atMs) };
}

function failureTemplate(
  { whyUnsent }: RowView,
  row: MessageRow,
  context: RowContext,
): TemplateResult | typeof nothing {
  if (row.failure === undefined) return nothing;
  const say = listWords();
  if (row.delivery !== 'failed') return html`<p class="reason" .textContent=${say.waits}></p>`;
  return html`<p class="reason" .textContent=${whyUnsent}></p><div class="actions"><button type="button" @click=${() => context.retry(row.key)} .textContent=${say.retry}></button><button type="button" @click=${() => context.discard(row.key)} .textContent=${say.discard}></button></div>`;
}
