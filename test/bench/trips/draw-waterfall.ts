/** What happened at one moment, or for some time. */
export interface Bar {
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Drawn apart: what it waits for is a permission, not an answer. */
  readonly isPreflight: boolean;
}

export interface Mark {
  readonly label: string;
  readonly atMs: number;
}

export interface Waterfall {
  readonly title: string;
  /** In the order in which they began. */
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
}

const LABEL_WIDTH = 190;
const PLOT_WIDTH = 620;
const ROW = 18;
const HEAD = 46;
const GAP = 26;
const STEP_MS = 500;
const WIDTH = LABEL_WIDTH + PLOT_WIDTH + 70;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1a2220; }
  .title { font-weight: 600; font-size: 14px; }
  .tick { font-size: 10px; fill: #55635e; }
  .grid { stroke: #d5dcd9; }
  .bar { fill: #0b7a5c; }
  .preflight { fill: #c2a24a; }
  .mark { stroke: #b3261e; stroke-dasharray: 4 3; }
  .mark-label { fill: #b3261e; font-size: 11px; }
  .back { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4ebe8; }
    .tick { fill: #9fb0aa; }
    .grid { stroke: #33403c; }
    .bar { fill: #3fbf98; }
    .preflight { fill: #d8bd6c; }
    .mark { stroke: #ff8a80; }
    .mark-label { fill: #ff8a80; }
    .back { fill: #141a18; }
  }
`;

/** Draws waterfalls below one another, on one scale of time. @returns an SVG document */
export function drawWaterfalls(waterfalls: readonly Waterfall[]): string {
  const times = waterfalls.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...marks.map(({ atMs }) => atMs),
  ]);
  const firstMs = Math.floor(Math.min(0, ...times) / STEP_MS) * STEP_MS;
  const lastMs = Math.ceil(Math.max(...times) / STEP_MS) * STEP_MS;
  const x = (ms: number) => round(LABEL_WIDTH + ((ms - firstMs) / (lastMs - firstMs)) * PLOT_WIDTH);
  const parts: string[] = [];
  let top = 0;
  for (const { title, bars, marks } of waterfalls) {
    const bottom = top + HEAD + bars.length * ROW;
    parts.push(`<text class="title" x="8" y="${top + 18}">${escape(title)}</text>`);
    for (let ms = firstMs; ms <= lastMs; ms += STEP_MS) {
      parts.push(
        `<line class="grid" x1="${x(ms)}" x2="${x(ms)}" y1="${top + HEAD - 6}" y2="${bottom}"/>`,
        `<text class="tick" text-anchor="middle" x="${x(ms)}" y="${bottom + 11}">${ms / 1_000} s</text>`,
      );
    }
    for (const [index, { label, fromMs, toMs, isPreflight }] of bars.entries()) {
      const y = top + HEAD + index * ROW;
      const width = Math.max(1, round(x(toMs) - x(fromMs)));
      parts.push(
        `<text x="8" y="${y + 12}">${escape(label)}</text>`,
        `<rect class="${isPreflight ? 'preflight' : 'bar'}" x="${x(fromMs)}" y="${y + 2}" width="${width}" height="${ROW - 5}" rx="2"/>`,
      );
    }
    for (const { label, atMs } of marks) {
      parts.push(
        `<line class="mark" x1="${x(atMs)}" x2="${x(atMs)}" y1="${top + HEAD - 8}" y2="${bottom}"/>`,
        `<text class="mark-label" text-anchor="middle" x="${x(atMs)}" y="${top + HEAD - 12}">${escape(label)}</text>`,
      );
    }
    top = bottom + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}">`,
    `<style>${STYLE}</style>`,
    `<rect class="back" width="${WIDTH}" height="${top}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
