// What Chromium's tracing tells of a page.

export interface TraceFigures {
  /** Of the main thread, in ms on the clock. */
  readonly longestTaskMs: number;
  /** Of each key press: from the event in the browser to the drawing of the frame that shows it, in ms. */
  readonly keysMs: readonly number[];
}

export const TRACED_CATEGORIES = ['disabled-by-default-devtools.timeline', 'latencyInfo'];

interface TraceEvent {
  readonly name: string;
  /** `X`: whole, `b` and `e`: beginning and end of what has an `id`. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs. */
  readonly ts: number;
  /** In µs. */
  readonly dur?: number;
  readonly id?: string;
  readonly id2?: { readonly local?: string; readonly global?: string };
  readonly args?: { readonly name?: string };
}

export function readTrace(json: string): TraceFigures {
  const { traceEvents } = JSON.parse(json) as { readonly traceEvents: readonly TraceEvent[] };
  return { longestTaskMs: longestMainThreadTaskMs(traceEvents), keysMs: keyTimesMs(traceEvents) };
}

function longestMainThreadTaskMs(events: readonly TraceEvent[]): number {
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mainThreads = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(thread),
  );
  const tasksUs = events
    .filter((event) => event.name === 'RunTask' && mainThreads.has(thread(event)))
    .map(({ dur = 0 }) => dur);
  return Math.max(0, ...tasksUs) / 1_000;
}

/**
 * Event Timing would be the page's own word for it, but it waits for the frame to be presented, and a headless
 * Chromium without a GPU leaves out presenting some frames that it has drawn, for seconds at times, busy or not.
 */
function keyTimesMs(events: readonly TraceEvent[]): number[] {
  const begun = new Map<string, number>();
  const times: number[] = [];
  for (const { name, ph, ts, id, id2 } of [...events].sort((a, b) => a.ts - b.ts)) {
    if (name !== 'InputLatency::KeyDown') continue;
    const key = id ?? id2?.local ?? id2?.global ?? '';
    const startedAt = begun.get(key);
    if (ph === 'b') begun.set(key, ts);
    else if (ph === 'e' && startedAt !== undefined) {
      begun.delete(key);
      times.push((ts - startedAt) / 1_000);
    }
  }
  return times;
}
