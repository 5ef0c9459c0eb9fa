import { css } from 'lit';

export const settingsDialogStyles = css`
  dialog {
    width: min(calc(100vw - 2 * var(--space-4)), 42rem);
    max-width: none;
    max-height: calc(100dvh - 2 * var(--space-4));
    padding: 0;
    overscroll-behavior: contain;
  }

  .head {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-3) var(--space-4);
    padding: var(--space-4) var(--space-5);
    border-bottom: 1px solid var(--line);
    background: var(--surface-raised);
  }

  .head error-notice {
    flex-basis: 100%;
  }

  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    padding: var(--space-5);
  }

  .content[hidden] {
    display: none;
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    justify-items: start;
  }

  section > :not(button) {
    width: 100%;
  }

  section > h2,
  summary {
    font-size: 1.0625rem;
  }

  summary {
    min-height: 2.75rem;
    font-weight: 700;
    line-height: 2.75rem;
    cursor: pointer;
  }

  details > .hint {
    margin-bottom: var(--space-3);
  }

  @media (max-width: 40rem) {
    dialog {
      width: 100vw;
      height: 100dvh;
      max-height: none;
      margin: 0;
      border: 0;
      border-radius: 0;
    }

    .head,
    .content {
      padding-inline: var(--space-4);
    }
  }
`;
