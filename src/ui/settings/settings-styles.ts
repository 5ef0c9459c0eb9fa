import { css } from 'lit';
import { selectStyles } from '../parts/select-styles.ts';

const ownStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }

  form,
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }

  h3 {
    margin: 0;
    font-size: 1rem;
    line-height: 1.25;
  }

  .hint,
  .error {
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--text-muted);
  }

  .error {
    color: var(--danger);
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 2.75rem;
  }

  .check input {
    flex: none;
    width: 1.25rem;
    min-height: 0;
    height: 1.25rem;
    accent-color: var(--accent);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;

/** What the parts of the settings look alike in. */
export const settingsStyles = [selectStyles, ownStyles];
