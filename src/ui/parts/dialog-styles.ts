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

  /* From here on as the browser does it for those that know dialogs. */
  dialog:not([open]) {
    display: none;
  }

  dialog.by-hand {
    position: fixed;
    inset: 0;
    z-index: 9;
    height: fit-content;
    max-height: calc(100vh - 2em);
    margin: auto;
    overflow: auto;
    outline: none;
    box-shadow: 0 0 0 100vmax #0b100e80;
  }

  dialog::backdrop {
    background: #0b100e80;
  }

  h2 {
    font-size: 1.1875rem;
  }
`;
