import { svg } from 'lit';

const BAR_PITCH = 8;
const BAR_WIDTH = 5;
const HEIGHT = 20;
const SCALE = 2;
/** A latency of next to nothing is a bar all the same. */
const LEAST_BAR = 1;

/** One bar for each latency, in their order, the highest for the slowest; `label` tells it in words. */
export function latencyPicture(latenciesMs: readonly number[], label: string) {
  const slowestMs = Math.max(...latenciesMs);
  const width = latenciesMs.length * BAR_PITCH - (BAR_PITCH - BAR_WIDTH);
  return svg`<svg
    role="img" aria-label=${label} viewBox="0 0 ${width} ${HEIGHT}" width=${SCALE * width} height=${SCALE * HEIGHT}
  >${latenciesMs.map((latencyMs, index) => {
    const height = Math.max(LEAST_BAR, slowestMs > 0 ? (HEIGHT * latencyMs) / slowestMs : 0);
    return svg`<rect
      x=${index * BAR_PITCH} y=${HEIGHT - height} width=${BAR_WIDTH} height=${height} rx="1" fill="currentColor"
    />`;
  })}</svg>`;
}
