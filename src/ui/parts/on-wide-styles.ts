import { css } from 'lit';

/** `on-wide`: words that only a screen reader finds where there is no room for them. */
export const onWideStyles = css`
  @media (max-width: 40rem) {
    .on-wide {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`;
