import { css } from 'lit';

/** How a room is laid out: its header, its messages, what is written. */
export const chatRoomStyles = css`
  :host {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    width: min(100%, 56rem);
    height: 100dvh;
    margin-inline: auto;
    padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
    background: var(--surface);
    animation: enter 0.2s ease-out;
    /* What is in it goes by its size: in somebody else's page, it is as large as the box that it is given. */
    container-type: size;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: max(var(--space-3), env(safe-area-inset-top)) var(--space-4) var(--space-3);
    border-bottom: 1px solid var(--line);
  }

  /* For who goes through the page by keyboard. */
  .skip {
    position: absolute;
    z-index: 2;
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
  }

  .who {
    /* Large text sends the buttons to a line of their own. */
    flex: 1 1 8rem;
    min-width: 0;
  }

  h1 {
    overflow: hidden;
    /* Where the lines of the page begin, whatever the direction of the name. */
    width: fit-content;
    max-width: 100%;
    font-size: 1.125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  h1:focus {
    outline: none;
  }

  .state {
    display: flex;
    gap: 6px;
    color: var(--text-muted);
    font-size: 0.875rem;
    line-height: 1.3;
  }

  .name {
    flex: 1 1 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  error-notice {
    display: block;
    /* Leaves room to write, however large the text is. */
    max-height: 40cqh;
    margin: var(--space-3) var(--space-4) 0;
    overflow-y: auto;
  }

  .main {
    display: contents;
  }

  chat-message-list {
    grid-row: 3;
    overflow: hidden;
  }

  typing-line,
  chat-composer {
    grid-area: 4 / 1;
  }

  typing-line[used] + chat-composer {
    margin-top: 1.5rem;
  }

  @media (min-width: 58rem) {
    :host {
      border-inline: 1px solid var(--line);
      box-shadow: var(--shadow);
    }
  }

  @container (width <= 40rem) {
    header {
      gap: var(--space-2) var(--space-1);
      padding-inline: var(--space-3);
    }

    .who {
      flex-basis: 5rem;
      margin-inline-start: var(--space-1);
    }

    /* All of it fits into one line of a phone, 360 px. */
    header button {
      min-width: 2.375rem;
      padding-inline: 0;
    }
  }

  /* In a room that is as narrow as a phone that is held upright, what is up needs a line of its own: beside the buttons is room for ten letters. */
  @container (width <= 30rem) and (height >= 26rem) {
    .who {
      display: contents;
    }

    h1 {
      flex: 1 1 4rem;
      margin-inline-start: var(--space-1);
    }

    .state {
      flex-basis: 100%;
      order: 1;
      padding-inline-start: var(--space-1);
    }
  }

  .rooms {
    position: relative;
    /* Not where the list has a column of its own: what puts it there says so. */
    display: var(--rooms-button, inline-flex);
    padding: 0;
  }

  .count {
    position: absolute;
    inset-block-start: -0.375rem;
    inset-inline-end: -0.375rem;
    min-width: 1.25rem;
    padding: 0 5px;
    border-radius: 1rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
    line-height: 1.25rem;
  }

  @media (forced-colors: active) {
    .count {
      border: 1px solid;
    }
  }

  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
`;
