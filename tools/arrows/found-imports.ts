import { type ESTree, type ParseResult, parseSync, Visitor } from 'rolldown/utils';

/** One import of a file, in whatever form it is written. */
export interface FoundImport {
  /** From 1. */
  readonly line: number;
  /** As it is written: `../base/clock.ts`, `lit`. Undefined where it is computed, so that nobody can tell. */
  readonly specifier: string | undefined;
  /** It is gone when the types are: `import type`, `export type`, `typeof import()`. */
  readonly typesOnly: boolean;
}

/**
 * Finds what a file imports: `import`, `export … from`, `import()`, `require()`, types by `import('…')`, and scripts
 * by `new URL('…', import.meta.url)`. A loader that `createRequire` made is not followed.
 *
 * `import { type A } from` counts as an import at run time: with `verbatimModuleSyntax` the module is still loaded.
 * @throws {SyntaxError} for a file that cannot be parsed.
 */
export function findImports(path: string, code: string): readonly FoundImport[] {
  const parsed = parseSync(path, code);
  if (parsed.errors[0] !== undefined) throw new SyntaxError(parsed.errors[0].message);
  const statements = statementsOf(parsed, code);
  // Handing over the whole tree takes five times as long as parsing, and few files have more than statements.
  const expressions = MAY_HAVE_EXPRESSIONS.test(code) ? expressionsOf(parsed) : [];
  return [...statements, ...expressions].map(({ start, specifier, typesOnly = false }) => ({
    line: code.slice(0, start).split('\n').length,
    specifier,
    typesOnly,
  }));
}

interface Mention {
  readonly start: number;
  readonly specifier: string | undefined;
  readonly typesOnly?: boolean;
}

const MAY_HAVE_EXPRESSIONS = /\bimport\s*[.(/]|\brequire\b|\bexport\s*\{\s*\}/;
const TYPE_STATEMENT = /^(import|export)\s+type\b/;

function statementsOf({ module }: ParseResult, code: string): readonly Mention[] {
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) => ({
    start,
    specifier: moduleRequest.value,
    typesOnly: isTypeStatement(code.slice(start), entries),
  }));
  const exports = module.staticExports.flatMap(({ start, entries }) => {
    const specifier = entries[0]?.moduleRequest?.value;
    if (specifier === undefined) return [];
    return [{ start, specifier, typesOnly: isTypeStatement(code.slice(start), entries) }];
  });
  return [...imports, ...exports];
}

/** The entries alone do not tell `import { type A }` from `import type { A }`, nor the text `import type from`. */
function isTypeStatement(code: string, entries: readonly { readonly isType: boolean }[]): boolean {
  return TYPE_STATEMENT.test(code) && entries.every(({ isType }) => isType);
}

function expressionsOf({ program }: ParseResult): readonly Mention[] {
  const found: Mention[] = [];
  new Visitor({
    ImportExpression: ({ start, source }) => found.push({ start, specifier: textOf(source) }),
    TSImportType: ({ start, source }) => found.push({ start, specifier: source.value, typesOnly: true }),
    // The only statement of which the record of the module says nothing: `export {} from '…'`.
    ExportNamedDeclaration: ({ start, source, specifiers }) => {
      if (source !== null && specifiers.length === 0) found.push({ start, specifier: source.value });
    },
    TSExternalModuleReference: ({ start, expression }) => found.push({ start, specifier: expression.value }),
    CallExpression: ({ start, callee, arguments: [first] }) => {
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      if (isRequire) found.push({ start, specifier: textOf(first) });
      // Its patterns are the bundler's: nobody else sees which files are meant.
      if (isOfImportMeta(callee, 'glob')) found.push({ start, specifier: undefined });
    },
    NewExpression: ({ start, callee, arguments: [address, base] }) => {
      const isUrl = callee.type === 'Identifier' && callee.name === 'URL' && isOfImportMeta(base, 'url');
      const specifier = isUrl ? textOf(address) : undefined;
      // What is no script is an address and nothing more.
      if (specifier !== undefined && /\.[mc]?[jt]sx?$/.test(specifier)) found.push({ start, specifier });
    },
  }).visit(program);
  return found;
}

function textOf(node: ESTree.Argument | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function isOfImportMeta(node: ESTree.Argument | undefined, name: string): boolean {
  return (
    node?.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === name
  );
}
