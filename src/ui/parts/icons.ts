import { type SVGTemplateResult, svg } from 'lit';

/** A picture of lines, in the colour of the text around it. */
export const icon = (paths: SVGTemplateResult) => svg`<svg
  viewBox="0 0 24 24" width="1.25em" height="1.25em" aria-hidden="true"
  fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
>${paths}</svg>`;

export const arrowUpIcon = icon(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);

export const searchIcon = icon(svg`<path d="M11 4a7 7 0 1 0 0 14 7 7 0 1 0 0-14zM16 16l4.5 4.5" />`);

export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);

/** One person, and another behind. */
export const peopleIcon = icon(
  svg`<path d="M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7zM3 20c0-3.3 2.7-5 6-5s6 1.7 6 5M16 5.5a3 3 0 0 1 0 6M18 15.5c1.8.6 3 2.2 3 4.5" />`,
);

export const checkIcon = icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`);

export const leaveIcon = icon(
  svg`<path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h9" />`,
);

export const linkIcon = icon(
  svg`<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2" />`,
);

/** Lines of a list, each with a dot before it. */
export const roomsIcon = icon(svg`<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01" />`);
