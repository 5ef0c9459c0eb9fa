import { type Plugin, parseAst } from 'vite';
import { isNode, type Node, nameOf, nodesIn, walk } from './syntax-tree.ts';
import { applied, type Edit, replace, textOf } from './text-edits.ts';

/** What Lit calls, in its minified files, the members that lead from an attribute to a property and back. */
const MEMBERS = new Set(['_$Eu', '_$ET', '_$AK']);
/** The options of a property that are about its attribute. */
const OPTIONS = new Set(['useDefault', 'reflect']);
/** By attribute, the property; and the properties that wait to be reflected. */
const FIELDS = new Set(['_$Eh', '_$Eq']);
/** What must not be left of all that. */
const LEFT = /toAttribute|\b_\$(?:Eh|Eq|Eu|ET|AK)\b|\.(?:useDefault|reflect)\b/;

/**
 * Leaves out of Lit how properties and attributes follow each other, 0.4 kB (brotli) of the first load: the page sets
 * its elements' properties and nothing else. The build fails where an element declares a property without
 * `attribute: false`, and where Lit is not written as it was.
 */
export function noAttributes(): Plugin {
  let isCut = false;
  return {
    name: 'no-attributes',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$|\/node_modules\/@lit\/reactive-element\/reactive-element\.js$/ },
      handler(code, id) {
        if (id.endsWith('.ts')) {
          if (!code.includes('@property(')) return undefined;
          const edits = withoutMention(code, (why) => this.error(`${why} (${id})`));
          return { code: applied(code, edits), map: null };
        }
        const without = applied(code, outermost(cuts(code)));
        isCut = without !== code && !LEFT.test(without);
        return { code: without, map: null };
      },
    },
    generateBundle() {
      if (!isCut) this.error('unable to take attributes out of Lit; it is not written as it was');
    },
  };
}

/** What every property says, nobody has to be told. */
function withoutMention(code: string, refuse: (why: string) => void): readonly Edit[] {
  const edits: Edit[] = [];
  walk(parseAst(code, { lang: 'ts' }), (node) => {
    if (node.type !== 'Decorator' || !isNode(node.expression)) return;
    const { callee, arguments: given } = node.expression;
    if (nameOf(callee) !== 'property') return;
    const mention = nodesIn(nodesIn(given)[0]?.properties).find(
      ({ key, value }) => nameOf(key) === 'attribute' && isNode(value) && value.value === false,
    );
    if (mention) edits.push(replace(mention, ''));
    else refuse('unable to build an element; it declares a property without "attribute: false"');
  });
  return edits;
}

function cuts(code: string): readonly Edit[] {
  const edits: Edit[] = [];
  walk(parseAst(code), (node, parent) => {
    const { type } = node;
    if (type === 'MethodDefinition' && MEMBERS.has(nameOf(node.key))) edits.push(replace(node, ''));
    // Read when an element is defined, and only beside a callback: then Lit prepares the class.
    if (nameOf(node.key) === 'observedAttributes') {
      edits.push(replace(node, 'static get observedAttributes() { this.finalize(); }'));
    }
    if (nameOf(node.key) === 'attributeChangedCallback') {
      edits.push(replace(node, 'attributeChangedCallback() {}'));
    }
    // What every property would have by default.
    if (type === 'ObjectExpression' && keysOf(node).includes('useDefault')) edits.push(replace(node, '{}'));
    // The converter that properties have by default.
    if (type === 'ObjectExpression' && keysOf(node).includes('toAttribute')) edits.push(replace(node, '{}'));
    // Gathers the attributes of a class.
    if (type === 'ForOfStatement' && calls(node, '_$Eu')) edits.push(replace(node, ''));
    if (type === 'AssignmentExpression' && isNode(node.left) && FIELDS.has(nameOf(node.left.property))) {
      edits.push(replace(node, 'undefined'));
    }
    // Whether a default is reflected.
    if (type === 'LogicalExpression' && node.operator === '&&' && calls(node, '_$Eu')) {
      edits.push(replace(node, 'false'));
    }
    if (type === 'MemberExpression' && OPTIONS.has(nameOf(node.property))) edits.push(replace(node, 'false'));
    if (type === 'FunctionExpression' && parent?.type === 'MethodDefinition') {
      edits.push(...withoutOptions(node, code));
    }
  });
  return edits;
}

/** Edits of a method that takes the options of a property apart: those about its attribute are all false. */
function withoutOptions({ params, body }: Node, code: string): readonly Edit[] {
  const pattern = nodesIn(params).find((node) => keysOf(node).includes('reflect'));
  if (!pattern) return [];
  const isOption = ({ key }: Node) => OPTIONS.has(nameOf(key));
  const options = nodesIn(pattern.properties);
  const kept = options.filter((option) => !isOption(option)).map((option) => textOf(option, code));
  const names = new Set(options.filter(isOption).map(({ value }) => nameOf(value)));
  const edits = [replace(pattern, `{${kept.join()}}`)];
  walk(body, (node, parent) => {
    const isMember = parent?.type === 'MemberExpression' && parent.property === node;
    if (node.type === 'Identifier' && !isMember && names.has(nameOf(node)))
      edits.push(replace(node, 'false'));
  });
  return edits;
}

function calls(node: Node, method: string): boolean {
  let isCalled = false;
  walk(node, ({ type, property }) => {
    if (type === 'MemberExpression' && nameOf(property) === method) isCalled = true;
  });
  return isCalled;
}

/** Leaves out edits of what another edit takes away. */
function outermost(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(
    (edit) => !edits.some((other) => other !== edit && other.start <= edit.start && edit.end <= other.end),
  );
}

function keysOf({ properties }: Node): readonly string[] {
  return nodesIn(properties).map(({ key }) => nameOf(key));
}
