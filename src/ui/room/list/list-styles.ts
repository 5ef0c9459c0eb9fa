import { css } from 'lit';

/** The frame: what scrolls, what floats over it, and what is heard only. */
export const listStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    container-type: size;
  }

  .log {
    /* What can be done with a message scrolls with it, also by a wheel that is turned over it. */
    position: relative;
    height: 100%;
    overflow: hidden auto;
    /* The window keeps its own place; two anchors would pull against each other. */
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-gutter: stable;
    scrollbar-color: var(--line-strong) transparent;
  }

  .log:focus-visible {
    outline-offset: -3px;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    padding-block: var(--space-2) var(--space-4);
  }

  .content > * {
    flex: none;
  }

  .lead {
    /* A short conversation is at the bottom, where it continues. */
    margin-top: auto;
  }

  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    gap: var(--space-1);
    padding: var(--space-5);
    color: var(--text-muted);
    text-align: center;
    pointer-events: none;
  }

  .empty::before {
    content: '';
    justify-self: center;
    width: 3.5rem;
    height: 3.5rem;
    margin-bottom: var(--space-3);
    background: var(--accent);
    opacity: 0.85;
    mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='1.4' stroke-linejoin='round' stroke-linecap='round'%3E%3Cpath d='M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-4.5 3.6V17H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 9.2h8M8 12.4h5'/%3E%3C/svg%3E")
      center / contain no-repeat;
  }

  /* A low list has no room for both: of a low element or window, or of one that is magnified. */
  @container (height <= 20rem) {
    .log:has(.row) ~ .empty {
      display: none;
    }
  }

  .empty h2 {
    color: var(--text);
    font-size: 1.0625rem;
  }

  .empty p {
    font-size: 0.9375rem;
  }

  .announcer {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: pre-line;
  }

  @media (forced-colors: active) {
    .empty::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
