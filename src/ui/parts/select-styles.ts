import { css } from 'lit';

/** A select that looks like the text fields next to it. */
export const selectStyles = css`
  select {
    width: 100%;
    min-height: 3rem;
    padding-block: 0;
    /* The arrow grows with the text, which ends before it. */
    padding-inline: var(--space-4) calc(1rem + var(--space-4));
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    appearance: none;
    background: var(--surface) right var(--space-3) center / 1rem no-repeat
      url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M3 6l5 5 5-5' fill='none' stroke='%23757575' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E");
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }

  select:dir(rtl) {
    background-position-x: left var(--space-3);
  }
`;
