import { css } from 'lit';

/** The styles of `<chat-join>`, besides those of index.html and of all forms. */
export const joinStyles = css`
  h1:focus {
    outline: none;
  }

  /* Its fields stand in the card's grid. */
  form {
    display: contents;
  }

  .signed-in {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    font-size: 0.875rem;
  }

  .signed-in p {
    flex-basis: 100%;
    overflow-wrap: anywhere;
  }

  input:read-only {
    background: var(--surface-sunken);
  }

  .rooms {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-1);
  }

  .rooms button {
    max-width: 100%;
    padding-block: 0;
    border-radius: 22px;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .rooms [aria-pressed='true'] {
    margin: -1px;
    border: 2px solid var(--accent);
    background: var(--accent-soft);
  }

  legend {
    margin-bottom: var(--space-1);
  }
`;
