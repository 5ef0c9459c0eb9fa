import { css } from 'lit';

/** The styles that all forms share, besides those of index.html. */
export const formStyles = css`
  .error {
    color: var(--danger);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 3rem;
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    font-size: 1rem;
    font-weight: 400;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .choice input {
    flex: none;
    width: 1.25rem;
    min-height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
  }
`;
