import { css } from 'lit';
import '../../parts/late-colors.ts';

/** How rows look. Nothing here may depend on which other rows are mounted: heights are remembered. */
export const rowStyles = css`
  .row {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block: 2px 0;
    padding-inline: 3.5rem var(--space-4);
    /* Also keeps towers of combining marks from growing over the neighbours. */
    contain: layout paint style;
  }

  .row.start {
    padding-top: var(--space-3);
  }

  .row.own {
    align-items: flex-end;
    padding-inline: var(--space-6) var(--space-4);
  }

  .row.note {
    align-items: center;
    padding: var(--space-3) var(--space-4) 0;
  }

  /* day */

  .day {
    align-self: center;
    margin-block: var(--space-2) var(--space-3);
    padding: 2px var(--space-3);
    border-radius: 12px;
    background: var(--surface-sunken);
    color: var(--text-muted);
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0;
    line-height: 1.5;
  }

  .row:not(.own, .note) > .day {
    /* Centred in the list, not beside the column of faces. */
    margin-inline-start: calc(var(--space-4) - 3.5rem);
  }

  .row.own > .day {
    margin-inline-start: calc(var(--space-4) - var(--space-6));
  }

  .day.unread {
    display: flex;
    align-items: center;
    align-self: stretch;
    gap: var(--space-3);
    padding: 0;
    background: none;
    color: var(--accent-strong);
  }

  .day.unread::before,
  .day.unread::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--accent);
  }

  /* who */

  .author {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    margin-bottom: 3px;
    padding-inline-start: 2px;
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  .avatar {
    position: absolute;
    top: 0;
    inset-inline-start: -2.625rem;
  }

  .name {
    overflow: hidden;
    font-weight: 620;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .mark {
    flex: none;
    font-size: 0.6875rem;
    line-height: 1.5;
  }

  .mark.guest,
  .mark.opaque,
  .mark.claimed {
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: 9px;
    color: var(--text-muted);
    font-weight: 500;
  }

  .mark.opaque,
  .mark.claimed {
    border-style: dashed;
    border-color: var(--line-strong);
  }

  .mark.verified {
    width: 0.9375rem;
    height: 0.9375rem;
    background: var(--accent);
  }

  /* what */

  .bubble {
    display: flow-root;
    max-width: min(100%, 36rem);
    padding: 7px var(--space-3);
    border-radius: 18px;
    background: var(--bubble-other);
    box-shadow: inset 0 0 0 1px var(--edge);
    color: var(--on-bubble-other);
    font-size: 0.9375rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .mention .bubble {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }

  .row:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius-m);
  }

  /* Heard, and neither seen nor copied. Of those that somebody wrote at one go, the first one shows the time. */
  .by,
  .row:not(.start) .bubble time {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none;
  }

  .other.start:dir(ltr) .bubble,
  .own.start:dir(rtl) .bubble {
    border-top-left-radius: 6px;
  }

  .own .bubble {
    background: var(--bubble-own);
    color: var(--on-bubble-own);
  }

  .own.start:dir(ltr) .bubble,
  .other.start:dir(rtl) .bubble {
    border-top-right-radius: 6px;
  }

  /* A text of the other direction than the page's: time and ticks stay where they are in all rows. */
  .row:dir(ltr) .bubble:dir(rtl),
  .row:dir(rtl) .bubble:dir(ltr) {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: end;
  }

  .row:dir(ltr) .bubble:dir(rtl) {
    direction: ltr;
  }

  .row:dir(rtl) .bubble:dir(ltr) {
    direction: rtl;
  }

  .row:dir(ltr) .bubble:dir(rtl) .text {
    direction: rtl;
  }

  .row:dir(rtl) .bubble:dir(ltr) .text {
    direction: ltr;
  }

  .text.folded {
    display: block;
    max-height: 28em;
    overflow: clip;
    mask: linear-gradient(#000 calc(100% - 3.5em), var(--fade));
  }

  .fold {
    min-height: 2rem;
    margin-inline: -6px;
    padding: 0 6px;
    border: 0;
    background: none;
    color: inherit;
    font-size: 0.8125rem;
    font-weight: 650;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .text a {
    color: var(--accent-strong);
  }

  .own .text a {
    color: inherit;
  }

  .text strong {
    font-weight: 680;
  }

  .text code {
    padding: 1px 4px;
    border-radius: 5px;
    background: color-mix(in srgb, currentcolor 10%, transparent);
    font-family: var(--font-mono);
    font-size: 0.875em;
    unicode-bidi: isolate;
  }

  .own:not(.failed) .text code {
    /* Lighter than the bubble, its light letters would be hard to read. */
    background: #0003;
  }

  .text pre {
    margin-block: 3px;
    white-space: pre-wrap;
  }

  .text pre code {
    display: block;
    padding: 6px var(--space-2);
    border-radius: var(--radius-s, 8px);
  }

  .own :focus-visible {
    outline-color: var(--on-bubble-own);
  }

  time {
    color: var(--text-muted);
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.6;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  /* At the end of the last line where there is room, else below it. */
  .bubble > time,
  .meta {
    float: inline-end;
    margin-block: 4px -1px;
    margin-inline-start: var(--space-2);
  }

  .bubble :is(time, .meta) {
    /* What is copied of a message is its text; lines of several get their times from copying.ts. */
    user-select: none;
  }

  .meta {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  .own :is(time, .edited) {
    color: inherit;
    opacity: 0.92;
  }

  /* own messages: how far they got */

  .delivery {
    --tick: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 14' fill='none' stroke='%23000' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M5 7.6l3.2 3.2L15 4'/%3E%3C/svg%3E");
    --ticks: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 14' fill='none' stroke='%23000' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M1.5 7.6l3.2 3.2L11.5 4M9.3 10.4l.4.4L16.5 4'/%3E%3C/svg%3E");
    --clock: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 14' fill='none' stroke='%23000' stroke-width='1.4' stroke-linecap='round' stroke-linejoin='round'%3E%3Ccircle cx='10' cy='7' r='5.3'/%3E%3Cpath d='M10 4.2V7l1.9 1.2'/%3E%3C/svg%3E");
    width: 1.1875rem;
    height: 0.8125rem;
    margin-inline-end: -3px;
    background: currentColor;
    mask: var(--ticks) center / contain no-repeat;
  }

  .pending .delivery {
    mask-image: var(--clock);
  }

  .sent .delivery {
    mask-image: var(--tick);
  }

  /* what is not a chat message, and what people do instead of saying something */

  .foreign .bubble,
  .action .bubble {
    border: 1px dashed var(--line-strong);
    background: none;
    box-shadow: none;
    color: var(--text);
  }

  .joined {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0 5px;
    max-width: 100%;
    color: var(--text-muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  .joined .fold {
    margin-inline: 0;
  }

  @container (width <= 30rem) {
    .row {
      padding-inline: var(--space-3);
    }

    .row.other,
    .row.foreign {
      padding-inline-end: var(--space-5);
    }

    .row.own {
      padding-inline: 2.5rem var(--space-3);
    }

    .row:not(.own, .note) > .day {
      margin-inline-start: calc(var(--space-5) - var(--space-3));
    }

    .row.own > .day {
      margin-inline-start: calc(var(--space-3) - 2.5rem);
    }

    .author {
      padding-inline-start: 1.625rem;
      min-height: 1.25rem;
    }

    .avatar {
      inset-inline-start: 0;
      width: 1.25rem;
      height: 1.25rem;
      padding: 2px;
      border-radius: 5px;
      font-size: 0.6875rem;
    }
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }

    .own .bubble {
      border: 2px solid Highlight;
    }

    .delivery,
    .mark.verified {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
