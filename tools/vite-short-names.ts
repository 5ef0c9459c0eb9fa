import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type Plugin, parseAst } from 'vite';
import { isNode, type Node, nameOf, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

/** `private readonly _list`, `@state() private _isOpen`, `protected override async _settle` */
const DECLARED =
  /\b(?:private|protected)(?:\s+(?:static|override|readonly|async|get|set|accessor|declare))*\s+(_[a-z]\w*)/gi;

/**
 * Gives members that are private by their name alone a short one, 0.45 kB (gzip) of what a guest loads: those of elements,
 * which Lit and its decorators have to reach, begin with an underscore, and TypeScript lets nobody else name them. One
 * name is the same everywhere, so that classes and those they extend stay apart. What is private by `#` the bundler
 * shortens itself. The build fails where such a name is a text.
 */
export function shortNames(folder = 'src'): Plugin {
  let names: ReadonlyMap<string, string> = new Map();
  let root = '';
  return {
    name: 'short-names',
    apply: 'build',
    configResolved(config) {
      root = resolve(config.root, folder) + sep;
    },
    buildStart() {
      names = shortNamesOf(codeBelow(root));
    },
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b_[a-z]/i },
      handler(code, id) {
        if (!resolve(id).startsWith(root)) return undefined;
        const edits: Edit[] = [];
        walk(parseAst(code), (node, parent) => {
          if (node.type === 'Literal' && typeof node.value === 'string' && names.has(node.value)) {
            this.error(`unable to shorten ${node.value}; it is a text, too (${id})`);
          }
          const short = names.get(nameOf(node));
          if (short !== undefined && parent) edits.push(...editName(node, parent, short));
        });
        return edits.length > 0 ? { code: applied(code, edits), map: null } : undefined;
      },
    },
  };
}

/** The most frequent ones get the shortest. */
export function shortNamesOf(modules: readonly string[]): ReadonlyMap<string, string> {
  const code = modules.join('\n');
  const declared = new Set(Array.from(code.matchAll(DECLARED), ([, name = '']) => name));
  const counts = new Map<string, number>();
  for (const [name] of code.matchAll(/\b_\w+/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = [...counts.keys()].filter((name) => !declared.has(name));
  const free = shortest(taken);
  return new Map(
    [...declared]
      .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
      .map((name) => [name, free.next().value ?? name]),
  );
}

function* shortest(taken: readonly string[]): Generator<string, undefined> {
  for (let number = 0; ; number++) {
    const name = `_${number.toString(36)}`;
    if (!taken.includes(name)) yield name;
  }
}

function editName(node: Node, parent: Node, short: string): readonly Edit[] {
  if (isNode(parent) && parent.computed === true) return [];
  if (parent.type === 'MemberExpression') return parent.property === node ? [replace(node, short)] : [];
  if (!['MethodDefinition', 'PropertyDefinition', 'Property'].includes(parent.type)) return [];
  if (parent.key !== node) return [];
  // `{ _name }` names a variable, too.
  return [replace(node, parent.shorthand === true ? `${short}: ${nameOf(node)}` : short)];
}

function codeBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
