import { readFileSync } from 'node:fs';
import { transform as minify } from 'esbuild';
import type { Plugin } from 'rolldown';

/** Puts the rules that index.html paints the page with into what is built for other pages, which have no such sheet. */
export function pageStyles(): Plugin {
  return {
    name: 'page-styles',
    load: {
      filter: { id: /\/parts\/page-styles\.ts$/ },
      async handler() {
        const [, rules] =
          /<style id="page-styles">([^]*?)<\/style>/.exec(readFileSync('index.html', 'utf8')) ?? [];
        if (rules === undefined) throw new Error('unable to build elements; index.html has no #page-styles');
        const { code } = await minify(rules, { loader: 'css', minify: true });
        return `export const pageStyles = new CSSStyleSheet();\npageStyles.replaceSync(${JSON.stringify(code)});`;
      },
    },
  };
}
