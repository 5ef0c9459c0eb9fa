import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type * as inPage from './in-page.ts';

export type InPage = typeof inPage;

/** What one of the functions of in-page.ts brings. */
export type Answer<Name extends keyof InPage> = Awaited<ReturnType<InPage[Name]>>;

/** Asks the page by one of them. */
export type Ask = <Name extends keyof InPage>(
  name: Name,
  ...args: Parameters<InPage[Name]>
) => Promise<Answer<Name>>;

let source: string | undefined;

/** An expression that calls one of the functions of in-page.ts, for a driver to evaluate. */
export function callInPage<Name extends keyof InPage>(name: Name, args: Parameters<InPage[Name]>): string {
  source ??= bundle();
  return `(() => { ${source}; return inPage.${name}(...${JSON.stringify(args)}); })()`;
}

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'inPage',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
