import { type SVGTemplateResult, svg } from 'lit';
import type { StepProgress } from '../../diagnostics/steps.ts';
import { icon } from '../parts/icons.ts';

const circle = svg`<circle cx="12" cy="12" r="9" />`;

/** Each of its own shape, so that nobody needs the colour. */
export const STEP_ICONS: Readonly<Record<StepProgress['state'], SVGTemplateResult>> = {
  pending: icon(svg`<circle cx="12" cy="12" r="9" stroke-dasharray="2 4" />`),
  running: icon(svg`<path class="turning" d="M21 12a9 9 0 1 1-9-9" />`),
  passed: icon(svg`${circle}<path d="M8 12.5l2.5 2.5 5-5.5" />`),
  warning: icon(svg`<path d="M12 4l9 16H3zM12 10v4M12 17v.01" />`),
  failed: icon(svg`${circle}<path d="M9 9l6 6M15 9l-6 6" />`),
  skipped: icon(svg`${circle}<path d="M8 12h8" />`),
};
