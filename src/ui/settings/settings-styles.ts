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

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;

/** What the parts of the settings look alike in. */
export const settingsStyles = [selectStyles, ownStyles];
