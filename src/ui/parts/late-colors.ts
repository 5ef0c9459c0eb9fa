// Colours that the join screen does not need; the others are in index.html. Import this wherever one of them is used.

import { css } from 'lit';
import { adoptAtRoot } from './root-sheets.ts';

const { styleSheet } = css`
  :root {
    --bubble-own: light-dark(#0b7a5c, #0e6a50);
    --on-bubble-own: light-dark(#ffffff, #f1fff9);
    --bubble-other: light-dark(#eef2f0, #222c29);
    --on-bubble-other: var(--text);
    --success: var(--accent);
    --warning: light-dark(#7f5300, #f0c168);
    --warning-soft: light-dark(#fff5e0, #30270f);
    /* Around what else stands out by its surface alone; what is left at the end of a text that is folded. */
    --edge: transparent;
    --fade: #0003;
  }

  [data-theme='contrast'] {
    --accent-strong: var(--accent);
    --on-accent: var(--surface);
    --focus: var(--text);
    --bubble-own: light-dark(#004d38, #00382a);
    --on-bubble-own: #fff;
    --bubble-other: var(--surface);
    --warning: light-dark(#5c3c00, #f0c168);
    --warning-soft: var(--surface);
    --edge: var(--line);
    --fade: #000;
  }
`;

if (styleSheet) adoptAtRoot(styleSheet);
