import type { Cancel } from '../../../base/cancel.ts';
import { nextFrame } from './next-frame.ts';

/**
 * Calls `onResize` once soon, and whenever one of the elements has another size. Without a resize observer only the
 * window is watched: rows are measured after each update anyway.
 */
export function watchSizes(elements: readonly Element[], onResize: () => void): Cancel {
  try {
    const observer = new ResizeObserver(onResize);
    for (const element of elements) observer.observe(element);
    return () => observer.disconnect();
  } catch {
    const cancelFirst = nextFrame(onResize);
    window.addEventListener('resize', onResize);
    return () => {
      cancelFirst();
      window.removeEventListener('resize', onResize);
    };
  }
}
