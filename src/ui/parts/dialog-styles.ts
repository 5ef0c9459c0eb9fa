import { css } from 'lit';

/** How a dialog lies over the page. Each dialog sets its own width. */
export const dialogStyles = css`
  dialog {
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface-raised);
    color: var(--text);
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
  }

  dialog::backdrop {
    background: #0b100e80;
  }

  h2 {
    font-size: 1.1875rem;
  }
`;
