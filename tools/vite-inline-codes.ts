import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type Plugin, parseAst } from 'vite';
import { nameOf, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

/** `export const Phase = { … } as const;`, with the type of the same name that makes it a list of codes. */
const DECLARED =
  /^export const (\w+) = (\{[^}]*\}) as const;\nexport type \1 = \(typeof \1\)\[keyof typeof \1\];/gm;

type Codes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Writes `Phase.Idle` as the text that it stands for: 0.2 kB (gzip) of what a guest loads. A minifier has to leave alone
 * what other files may import. The list itself goes, where nobody asks for all of it; in what is packed for others it
 * cannot, and there texts and list would be more.
 */
export function inlineCodes(folder = 'src'): Plugin {
  const root = resolve(folder) + sep;
  let codes: Codes = new Map();
  return {
    name: 'inline-codes',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      codes = codesBelow(root);
    },
    transform: {
      filter: { id: /\/src\/.*\.ts$/ },
      handler(code, id) {
        if (!resolve(id).startsWith(root) || ![...codes.keys()].some((name) => code.includes(`${name}.`))) {
          return undefined;
        }
        const edits: Edit[] = [];
        walk(parseAst(code, { lang: 'ts' }), (node) => {
          if (node.type !== 'MemberExpression' || node.computed === true) return;
          const text = codes.get(nameOf(node.object))?.get(nameOf(node.property));
          if (text !== undefined) edits.push(replace(node, JSON.stringify(text)));
        });
        return edits.length > 0 ? { code: applied(code, edits), map: null } : undefined;
      },
    },
  };
}

function codesBelow(folder: string): Codes {
  const codes = new Map<string, ReadonlyMap<string, string>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    for (const [, name = '', list = ''] of readFileSync(join(folder, file), 'utf8').matchAll(DECLARED)) {
      // One name is one list everywhere, or the wrong text might be written.
      if (codes.has(name)) throw new Error(`unable to write codes as texts; there are two lists ${name}`);
      codes.set(
        name,
        new Map(
          Array.from(list.matchAll(/^\s*(\w+): '([^']*)',$/gm), ([, key = '', text = '']) => [key, text]),
        ),
      );
    }
  }
  return codes;
}
