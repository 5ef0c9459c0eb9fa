import type { Cancel } from '../../../base/cancel.ts';

const FRAME_MS = 16;

/** Runs `run` before the next frame is painted; where the browser has no such call, in about that time. */
export function nextFrame(run: () => void): Cancel {
  try {
    const id = requestAnimationFrame(run);
    return () => cancelAnimationFrame(id);
  } catch {
    const id = setTimeout(run, FRAME_MS);
    return () => clearTimeout(id);
  }
}
