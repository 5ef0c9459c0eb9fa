import { resolve } from 'node:path';
import { type Plugin, parseAst } from 'vite';
import { LIT_CUTS } from './lit-cuts.ts';
import { isNode, type Node, nameOf, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

const SMALL_CSS_TAG = resolve(import.meta.dirname, 'small-css-tag.ts');
const LIT = /\/node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\//;

/**
 * Leaves out of Lit what this page cannot use, 1.7 kB (brotli) of the first load: ways around what older browsers lack,
 * hooks for polyfills and for a server's markup, the list of versions by which Lit warns of a second one, and what
 * lit-cuts.ts lists. The build fails when Lit is not written as it was.
 */
export function smallLit(): Plugin {
  let isTaken = false;
  let isCut = false;
  return {
    name: 'small-lit',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/css-tag\.js$/ },
      handler(_, importer) {
        if (importer === undefined || !LIT.test(importer.replaceAll('\\', '/'))) return undefined;
        isTaken = true;
        return SMALL_CSS_TAG;
      },
    },
    transform: {
      filter: { id: LIT },
      handler(whole, id) {
        const code = withoutUnused(whole, id, (why) => this.error(why));
        const edits: Edit[] = [];
        walk(parseAst(code), (node) => {
          if (isHook(node) || isVersion(node)) edits.push(replace(node, 'undefined'));
        });
        if (edits.length === 0 && code === whole) return undefined;
        isCut = true;
        return { code: applied(code, edits), map: null };
      },
    },
    generateBundle() {
      if (!isTaken || !isCut) this.error('unable to make Lit smaller; it is not written as it was');
    },
  };
}

function withoutUnused(code: string, id: string, refuse: (why: string) => void): string {
  const file = Object.keys(LIT_CUTS).find((path) => id.endsWith(path));
  let left = code;
  for (const [part, instead] of file ? (LIT_CUTS[file] ?? []) : []) {
    const [before, after, ...more] = left.split(part);
    if (before === undefined || after === undefined || more.length > 0) {
      refuse(`unable to make Lit smaller; it is not written as it was: ${part} (${id})`);
      continue;
    }
    left = before + instead + after;
  }
  return left;
}

/** `globalThis.litHtmlPolyfillSupport`: nobody sets it. */
function isHook(node: Node): boolean {
  return node.type === 'MemberExpression' && /(?:Polyfill|Hydrate)Support$/.test(nameOf(node.property));
}

/** `(globalThis.litHtmlVersions ??= []).push('3.3.3')` */
function isVersion({ type, callee }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee) || !isNode(callee.object)) return false;
  const { left } = callee.object;
  return isNode(left) && nameOf(left.property).endsWith('Versions');
}
