// Colours that the join screen does not need; the others are in index.html. Import this wherever one of them is used.

import { css } from 'lit';

const { styleSheet } = css`
  :root {
    --bubble-own: light-dark(#0b7a5c, #0e6a50);
    --on-bubble-own: light-dark(#ffffff, #f1fff9);
    --bubble-other: light-dark(#eef2f0, #222c29);
    --on-bubble-other: var(--text);
    --success: var(--accent);
    --warning: light-dark(#7f5300, #f0c168);
    --warning-soft: light-dark(#fff5e0, #30270f);
  }
`;

if (styleSheet) document.adoptedStyleSheets.push(styleSheet);
