import { html, type TemplateResult } from 'lit';
import type { MessageRef, MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { listWords, nameOf, shownText, spokenName } from './list-words.ts';
import { textReader } from './text/text-reader.ts';

/** Lines of its own are none in a quote, which is one. */
const inOneLine = (text: string) => textReader().withoutMarks(text).replace(/\s+/g, ' ');

// It is drawn in one line; what is longer is not worth the work.
const MAX_QUOTED_LENGTH = 200;

/**
 * What a message answers, above its text.
 * @param said what the message itself says of that
 * @param quoted `muted`: it is not shown; else what the room holds of it; only this can be trusted to have been said by whom it names
 */
export function quoteTemplate(
  said: NonNullable<MessageRow['replyTo']>,
  quoted: MessageRow | 'muted' | undefined,
  jump: (ref: MessageRef) => void,
): TemplateResult {
  const say = listWords();
  if (!quoted) {
    return html`<div class="quote" dir="auto"><span class="label" .textContent=${say.quotedMessage}></span><span class="said" .textContent=${inOneLine(said.text)}></span></div>`;
  }
  if (quoted === 'muted')
    return html`<div class="quote" dir="auto"><span class="label" .textContent=${say.mutedMessage}></span></div>`;
  const { author, own } = quoted;
  const shown = inOneLine(shownText(quoted).slice(0, MAX_QUOTED_LENGTH));
  const label = own ? say.inReplyToYou(shown) : say.inReplyTo(spokenName(author), shown);
  return html`<button type="button" class="quote" dir="auto" aria-label=${label} @click=${() => jump(said)}><bdi class="name" translate="no" .textContent=${own ? say.you : nameOf(author)}></bdi> <span class="said" .textContent=${shown}></span></button>`;
}
