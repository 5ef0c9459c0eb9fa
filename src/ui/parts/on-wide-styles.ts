import { css } from 'lit';

/** `on-wide`: text that only screen readers get where a room has no place for it, as on a phone. */
export const onWideStyles = css`
  @container (width <= 40rem) or (height <= 26rem) {
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
