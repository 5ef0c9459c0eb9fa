import { css } from 'lit';

/** What `<chat-join>` adds to the rules of index.html. */
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

  .error {
    color: var(--danger);
    font-size: 0.875rem;
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
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  legend {
    margin-bottom: var(--space-1);
  }

  .way {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 48px;
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    font-size: 1rem;
    font-weight: 400;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .way:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .way input {
    flex: none;
    width: 20px;
    min-height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }
`;
