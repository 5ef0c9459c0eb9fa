import { css } from 'lit';

/** `on-wide`: text that only screen readers get if there is no room for it, as on a phone. */
export const onWideStyles = css`
  @media (max-width: 40rem), (max-height: 26rem) {
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
