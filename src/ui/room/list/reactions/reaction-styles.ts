import { css } from 'lit';

/** How reactions look under a message. */
export const reactionStyles = css`
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-width: min(100%, 36rem);
    margin-top: 3px;
    user-select: none;
  }

  .own .reactions {
    justify-content: flex-end;
  }

  .reaction {
    gap: 4px;
    min-width: 0;
    min-height: 1.75rem;
    padding: 0 8px;
    border-radius: 1rem;
    background: var(--surface-raised);
    font-size: 0.875rem;
    line-height: 1.25;
  }

  .unsent {
    align-self: center;
    margin: 0;
    color: var(--danger);
    font-size: 0.75rem;
  }

  .reaction .count,
  .reaction .guests {
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .reaction .guests {
    color: var(--text-muted);
  }

  .reaction.unknown {
    border-style: dashed;
    border-color: var(--line-strong);
  }

  .reaction[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }

  .reaction[aria-pressed='true']:not(:focus-visible) {
    outline: 2px solid var(--edge);
    outline-offset: -2px;
  }

  .reaction[aria-pressed='true'] .guests {
    color: inherit;
  }

  .reaction[aria-disabled='true'] {
    opacity: 1;
  }

  @media (pointer: coarse) {
    .reaction {
      min-height: 2.25rem;
      padding-inline: 10px;
    }
  }

  @media (forced-colors: active) {
    .reaction[aria-pressed='true']:not(:focus-visible) {
      outline-color: Highlight;
    }
  }
`;
