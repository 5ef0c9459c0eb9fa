import { css } from 'lit';

const { styleSheet } = css`
  form.too-long {
    border-color: var(--danger);
    box-shadow: 0 0 0 1px var(--danger);
  }

  .answered {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0 var(--space-2) var(--space-2);
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--accent);
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  .answered p {
    flex: 1;
    min-width: 0;
  }

  .answered span {
    display: block;
    overflow: hidden;
    width: fit-content;
    max-width: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .edit span {
    white-space: normal;
  }

  .answered .to {
    color: var(--accent-strong);
    font-weight: 600;
  }

  .answered button {
    width: 2.25rem;
    min-width: 0;
    min-height: 2.25rem;
    border: 0;
    background: none;
    color: var(--text-muted);
  }

  .counter,
  .closed {
    padding: var(--space-1) var(--space-4) 0;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .over {
    color: var(--danger);
    font-weight: 600;
  }

  .closed {
    max-height: 35cqh;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-sunken);
    font-size: 0.9375rem;
    overflow-y: auto;
  }
`;

/** Gives a composer the looks of what it seldom has: what is answered or changed, a text too long, and why it is closed. */
export function adoptLateStyles(composer: ShadowRoot): void {
  if (styleSheet) composer.adoptedStyleSheets = [...composer.adoptedStyleSheets, styleSheet];
}
