// The pictures of what can be done with a message, which come with it.

import { svg } from 'lit';
import { icon } from '../../parts/icons.ts';

export const replyIcon = icon(svg`<path d="M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1" />`);

/** A face that smiles. */
export const reactIcon = icon(
  svg`<path d="M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM8.5 14a4.5 4.5 0 0 0 7 0M9 9.5h.01M15 9.5h.01" />`,
);

/** A loudspeaker that is crossed out. */
export const muteIcon = icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />`);

/** A loudspeaker. */
export const unmuteIcon = icon(
  svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />`,
);

export const copyIcon = icon(
  svg`<path d="M9 9h9a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM4 15V5a2 2 0 0 1 2-2h9" />`,
);

export const editIcon = icon(svg`<path d="M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19zM14 7l3 3" />`);

export const deleteIcon = icon(svg`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5" />`);
