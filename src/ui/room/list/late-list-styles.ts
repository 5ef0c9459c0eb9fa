import { css } from 'lit';
import '../../parts/late-colors.ts';

const { styleSheet } = css`
  .mark.verified {
    mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill-rule='evenodd' d='M12 1l2.9 2.4 3.7-.3.9 3.6 3.2 2-1.4 3.4 1.4 3.5-3.2 1.9-.9 3.7-3.7-.3L12 23.2l-2.9-2.3-3.7.3-.9-3.7-3.2-1.9 1.4-3.5L1.3 8.7l3.2-2 .9-3.6 3.7.3zM10.7 16.5l6.3-6.6-1.7-1.6-4.6 4.9-2.1-2.1-1.6 1.6z'/%3E%3C/svg%3E")
      center / contain no-repeat;
  }

  /* what is answered, changed, not sent, or no message */

  .quote {
    display: block;
    width: 100%;
    min-height: 0;
    margin-block: 1px 5px;
    padding: 3px var(--space-2);
    border: 0;
    border-inline-start: 3px solid currentcolor;
    border-radius: 6px;
    background: color-mix(in srgb, currentcolor 9%, transparent);
    color: inherit;
    font-size: 0.8125rem;
    font-weight: inherit;
    line-height: 1.4;
    text-align: start;
    white-space: normal;
    user-select: none;
  }

  .own:not(.failed) .quote {
    background: #0003;
  }

  .quote > * {
    display: block;
    /* All of it begins at the bar, whatever the direction of the name. */
    width: fit-content;
    max-width: 100%;
  }

  .quote .label {
    font-size: 0.6875rem;
  }

  .quote .said {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .edited {
    margin-inline-end: 4px;
    color: var(--text-muted);
    font-size: 0.6875rem;
    line-height: 1.6;
  }

  .deleted .text {
    font-style: italic;
  }

  .failed .delivery {
    mask-image: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 14' fill='none' stroke='%23000' stroke-width='1.8' stroke-linecap='round'%3E%3Cpath d='M10 2v6M10 11.6v.1'/%3E%3C/svg%3E");
  }

  .failed .bubble {
    background: var(--danger-soft);
    box-shadow: inset 0 0 0 1px var(--danger);
    color: var(--text);
  }

  .failed time,
  .failed .delivery {
    color: var(--danger);
    opacity: 1;
  }

  .reason {
    max-width: min(100%, 36rem);
    padding: 4px 4px 0;
    color: var(--text-muted);
    font-size: 0.8125rem;
    line-height: 1.4;
    text-align: end;
  }

  .failed .reason {
    color: var(--danger);
  }

  .actions {
    display: flex;
    gap: var(--space-2);
    padding-block: var(--space-1) var(--space-2);
  }

  .actions button {
    padding-inline: var(--space-4);
    font-size: 0.875rem;
  }

  .own .actions :focus-visible,
  .action :focus-visible {
    outline-color: var(--focus);
  }

  .foreign .text {
    font-family: var(--font-mono);
    font-size: 0.8125rem;
    unicode-bidi: plaintext;
  }

  .format {
    display: block;
    color: var(--text-muted);
    font-size: 0.6875rem;
    line-height: 1.6;
  }

  .gap {
    padding: var(--space-1) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--warning-soft);
    color: var(--warning);
    font-size: 0.8125rem;
    line-height: 1.4;
    text-align: center;
  }

  /* what somebody looks for */

  /* Somebody was led here. */
  .sought {
    animation: sought 1.6s ease-out;
  }

  @keyframes sought {
    from {
      background: var(--accent-soft);
    }
  }

  .found {
    background: var(--accent-soft);
  }

  .found:not(:focus-visible) {
    outline: 2px solid var(--edge);
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .found:not(:focus-visible) {
      outline-color: Highlight;
    }
  }

  /* the frame */

  .dropped {
    padding: var(--space-3) var(--space-4);
    color: var(--text-muted);
    font-size: 0.8125rem;
    text-align: center;
  }

  .new {
    position: absolute;
    bottom: var(--space-3);
    left: 50%;
    translate: -50% 0;
    border-color: var(--line);
    border-radius: 22px;
    padding-inline: var(--space-4);
    background: var(--surface-raised);
    color: var(--accent-strong);
    font-size: 0.875rem;
    white-space: nowrap;
    box-shadow: var(--shadow);
    animation: rise 0.16s ease-out;
  }

  .new::before {
    content: '';
    width: 0.875rem;
    height: 0.875rem;
    background: currentColor;
    mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M12 4v16M5 13l7 7 7-7'/%3E%3C/svg%3E")
      center / contain no-repeat;
  }

  .new .count {
    min-width: 1.25rem;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.25rem;
    text-align: center;
  }

  message-actions {
    position: absolute;
    z-index: 1;
  }

  @media (forced-colors: active) {
    .new::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    .new .count {
      border: 1px solid;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: -50% 8px;
    }
  }
`;

/** Gives a list the looks of what is not in every room: once it is drawn, mostly before there is a row. */
export function adoptLateStyles(list: ShadowRoot): void {
  if (styleSheet) list.adoptedStyleSheets = [...list.adoptedStyleSheets, styleSheet];
}
