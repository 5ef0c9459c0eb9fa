import { css } from 'lit';
import '../parts/late-colors.ts';

export const panelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    overflow-wrap: anywhere;
  }

  .intro {
    color: var(--text-muted);
    font-size: 0.875rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }

  textarea {
    width: 100%;
    min-height: 3rem;
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: inherit;
    font: 0.8125rem / 1.5 var(--font-mono);
  }

  .summary {
    font-weight: 600;
  }

  ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    padding: var(--space-3) var(--space-4);
  }

  li + li {
    border-top: 1px solid var(--line);
  }

  li > :not(.icon) {
    grid-column: 2;
  }

  .icon {
    display: flex;
    grid-row: 1;
    align-items: center;
    height: 1.5rem;
    color: var(--tone, var(--text-muted));
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
    font-weight: 600;
  }

  .state {
    color: var(--tone, var(--text-muted));
    font-size: 0.875rem;
    line-height: 1.5rem;
  }

  .passed {
    --tone: var(--success);
  }

  .warning {
    --tone: var(--warning);
  }

  .failed {
    --tone: var(--danger);
  }

  .pending .title,
  .skipped .title {
    color: var(--text-muted);
    font-weight: 400;
  }

  .found {
    color: var(--text-muted);
    font-size: 0.9375rem;
  }

  .next {
    margin-top: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--surface-sunken);
    font-size: 0.9375rem;
  }

  .failed .next {
    background: var(--danger-soft);
  }

  .warning .next {
    background: var(--warning-soft);
  }

  figure {
    margin: var(--space-2) 0 0;
  }

  figure svg {
    display: block;
    width: auto;
    max-width: 100%;
    height: 2.5rem;
    color: var(--accent);
  }

  figcaption {
    font-size: 0.8125rem;
  }

  .turning {
    transform-origin: center;
    animation: turn 1s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
