import { HASHED } from './build.ts';

/** `page`: index.html itself. `file`: a part of this build, or of an older one. `config`: config.json. */
export type Answerer = 'page' | 'file' | 'config';

/**
 * Who answers a request; undefined: the browser, as if there were no worker. Nothing that is not listed here is ever
 * touched: in Firefox, a stream that passes through a worker ends with it, 30 s later.
 * @param scope address of the page, without a file
 * @param files of the build
 */
export function answererOf(
  { url, method, mode }: Pick<Request, 'url' | 'method' | 'mode'>,
  { scope, files }: { readonly scope: string; readonly files: readonly string[] },
): Answerer | undefined {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  const path = url.slice(scope.length).replace(/[?#].*$/, '');
  // Other pages may lie below this one, with workers of their own or none.
  if (mode === 'navigate') return path === '' || path === 'index.html' ? 'page' : undefined;
  if (path === 'config.json') return 'config';
  return files.includes(path) || path.startsWith(HASHED) ? 'file' : undefined;
}
