import { resolve } from 'node:path';
import { type Plugin, parseAst } from 'vite';
import { isNode, type Node, nameOf, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

const SMALL_CSS_TAG = resolve(import.meta.dirname, 'small-css-tag.ts');
const LIT = /\/node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\//;

/**
 * Leaves out of Lit what this page cannot use, 0.45 kB (brotli) of the first load: ways around what older browsers lack,
 * hooks for polyfills and for a server's markup, and the list of versions by which Lit warns of a second one. The build
 * fails when Lit has none of this any more, so that it is not kept for nothing.
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
      filter: { id: LIT, code: /Support|Versions/ },
      handler(code) {
        const edits: Edit[] = [];
        walk(parseAst(code), (node) => {
          if (isHook(node) || isVersion(node)) edits.push(replace(node, 'undefined'));
        });
        if (edits.length === 0) return undefined;
        isCut = true;
        return { code: applied(code, edits), map: null };
      },
    },
    generateBundle() {
      if (!isTaken || !isCut) this.error('unable to make Lit smaller; it is not written as it was');
    },
  };
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
