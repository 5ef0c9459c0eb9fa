import { isNews } from '../base/heard-errors.ts';

// The folder of the page's own scripts, in a build and in development.
const HOME = import.meta.url.replace(/(?:compose\/)?[^/]*$/, '');

/**
 * Hears of the errors that nobody caught in the page's own code: a part of it may have stopped, and nothing else would
 * say so. What extensions and injected scripts throw is none of our business.
 */
export function onUncaught(listener: (error: Error) => void): void {
  const hear = (error: unknown) => {
    if (error instanceof Error && error.stack?.includes(HOME) && isNews(error)) listener(error);
  };
  window.addEventListener('error', ({ error }: ErrorEvent) => hear(error));
  window.addEventListener('unhandledrejection', ({ reason }) => hear(reason));
}
