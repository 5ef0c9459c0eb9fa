import { readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';
import { declarationOf } from '../declarations.ts';
import { isNode, type Node, nameOf, nodesIn, walk } from '../syntax-tree.ts';

/** Where a name comes from: a file and what it is called there. */
export interface Origin {
  readonly path: string;
  readonly name: string;
}

/** A file of declarations, by names. */
export interface DeclaredNames {
  /** What it declares itself: the text of each declaration, without comments, and the names that stand in it. */
  readonly declared: ReadonlyMap<string, readonly Declaration[]>;
  /** What it takes from other files, for itself. */
  readonly imported: ReadonlyMap<string, Origin>;
  /** What it gives to others, by the names that they know it by. */
  readonly exported: ReadonlyMap<string, Origin>;
}

export interface Declaration {
  readonly text: string;
  readonly mentions: readonly string[];
}

const COMMENT = /[ \t]*\/\*.*?\*\/\n?/gs;

/** @throws SyntaxError for a file that cannot be read as declarations, or that exports in a way that nothing here does */
export function readDeclaredNames(path: string): DeclaredNames {
  const code = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, code);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const declared = new Map<string, Declaration[]>();
  const imported = new Map<string, Origin>();
  const exported = new Map<string, Origin>();
  const declare = (node: Node) => {
    const text = code.slice(Number(node.start), Number(node.end)).replaceAll(COMMENT, '');
    const mentions = new Set<string>();
    walk(node, (each) => void (each.type === 'Identifier' && mentions.add(nameOf(each))));
    const constants = nodesIn(node.declarations).map(({ id }) => nameOf(id));
    const names = constants.length > 0 ? constants : [nameOf(node.id)];
    for (const name of names) {
      declared.set(name, [...(declared.get(name) ?? []), { text, mentions: [...mentions] }]);
    }
    return names;
  };
  for (const node of nodesIn(program.body)) {
    const from = isNode(node.source) ? fileOf(String(node.source.value), path) : undefined;
    if (node.type === 'ImportDeclaration') {
      for (const { local, imported: there } of nodesIn(node.specifiers)) {
        if (from) imported.set(nameOf(local), { path: from, name: nameOf(there) });
      }
    } else if (node.type === 'ExportNamedDeclaration') {
      if (isNode(node.declaration)) {
        for (const name of declare(node.declaration)) exported.set(name, { path, name });
      }
      for (const { local, exported: name } of nodesIn(node.specifiers)) {
        exported.set(nameOf(name), { path: from ?? path, name: nameOf(local) });
      }
    } else if (node.type.startsWith('Export')) {
      throw new SyntaxError(`${path}: unable to read ${node.type}; name what is exported`);
    } else {
      declare(node);
    }
  }
  return { declared, imported, exported };
}

/** Undefined for a package. */
function fileOf(specifier: string, importer: string): string | undefined {
  return specifier.startsWith('.') ? declarationOf(specifier, importer) : undefined;
}
