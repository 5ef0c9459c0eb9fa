import { parseAst } from 'vite';
import { isNode, type Node, nodesIn, walk } from '../syntax-tree.ts';

/** What a module takes of another: names, or all of it where it cannot be told which. */
export interface Taken {
  readonly names: Set<string>;
  isWhole: boolean;
}

/**
 * Which names a module takes of the modules that it imports or requires, by specifier. It follows an import into
 * the constant that holds it, as the TypeScript compiler and people write it; anything else counts as whole.
 */
export function takenNames(code: string): ReadonlyMap<string, Taken> {
  const program: unknown = parseAst(code);
  const taken = new Map<string, Taken>();
  const constants = new Map<string, string>();
  const of = (specifier: string): Taken => {
    let entry = taken.get(specifier);
    if (!entry) {
      entry = { names: new Set(), isWhole: false };
      taken.set(specifier, entry);
    }
    return entry;
  };

  const use = (specifier: string, node: Node, parent: Node | undefined) => {
    if (parent?.type === 'MemberExpression' && parent.object === node && parent.computed === false) {
      of(specifier).names.add(nameIn(parent.property));
    } else if (parent?.type !== 'ExpressionStatement') {
      of(specifier).isWhole = true;
    }
  };

  walk(program, (node, parent) => {
    const required = requiredBy(node);
    if (required !== undefined && !isImportStar(parent)) {
      if (parent?.type === 'VariableDeclarator' && isNode(parent.id) && parent.id.type === 'Identifier') {
        of(required);
        constants.set(nameIn(parent.id), required);
      } else {
        use(required, node, parent);
      }
    }
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') {
      for (const part of nodesIn(node.specifiers)) {
        if (part.type === 'ImportNamespaceSpecifier') constants.set(nameIn(part.local), specifier);
        else if (part.type === 'ImportDefaultSpecifier') of(specifier).names.add('default');
        else of(specifier).names.add(nameIn(part.type === 'ImportSpecifier' ? part.imported : part.local));
      }
    } else {
      of(specifier).isWhole = true;
    }
  });

  walk(program, (node, parent) => {
    if (node.type !== 'Identifier' || !parent) return;
    const specifier = constants.get(nameIn(node));
    if (specifier !== undefined && !isNameOnly(node, parent)) use(specifier, node, parent);
  });
  return taken;
}

function requiredBy(node: Node): string | undefined {
  const [argument] = nodesIn(node.arguments);
  if (argument && isImportStar(node)) return requiredBy(argument);
  if (!isCallOf(node, 'require')) return undefined;
  return typeof argument?.value === 'string' ? argument.value : undefined;
}

/** The compiler's `__importStar(require(…))` hands on what has `__esModule`, as replaced modules do. */
function isImportStar(node: Node | undefined): boolean {
  return isCallOf(node, '__importStar');
}

function isCallOf(node: Node | undefined, name: string): boolean {
  return node?.type === 'CallExpression' && isNode(node.callee) && node.callee.name === name;
}

/** Of `import … from`, `export … from` and `import()`. */
function specifierOf({ source }: Node): string | undefined {
  return isNode(source) && typeof source.value === 'string' ? source.value : undefined;
}

/** Whether an identifier stands for itself and not for the constant of that name. */
function isNameOnly(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && parent.computed === false;
    case 'Property':
      return parent.key === node && parent.computed === false && parent.shorthand === false;
    case 'VariableDeclarator':
      return parent.id === node;
    case 'ImportNamespaceSpecifier':
      return true;
    default:
      return false;
  }
}

function nameIn(node: unknown): string {
  if (!isNode(node)) return '';
  const name = node.name ?? node.value;
  return typeof name === 'string' ? name : '';
}
