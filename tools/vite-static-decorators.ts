import { type Plugin, parseAst } from 'vite';
import { isNode, type Node, nodesIn, walk } from './syntax-tree.ts';
import { applied, type Edit, replace, textOf } from './text-edits.ts';

/**
 * Writes Lit's decorators out as what they stand for: `static properties`, getters for queries, and
 * `customElements.define` behind the class. Lowered by a compiler they bring a helper along, a call for each member,
 * and their own code: 0.8 kB (brotli) of the first load.
 */
export function staticDecorators(): Plugin {
  return {
    name: 'static-decorators',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: 'lit/decorators.js' },
      handler(code) {
        const edits: Edit[] = [];
        walk(parseAst(code, { lang: 'ts' }), (node, parent) => {
          if (node.type === 'ClassDeclaration') edits.push(...editClass({ code, node, parent }));
        });
        return { code: applied(code, edits), map: null };
      },
    },
  };
}

interface ClassInCode {
  readonly code: string;
  readonly node: Node;
  readonly parent: Node | undefined;
}

function editClass({ code, node, parent }: ClassInCode): readonly Edit[] {
  const edits: Edit[] = [];
  const properties: string[] = [];
  const body = isNode(node.body) ? node.body : undefined;
  for (const member of nodesIn(body?.body)) {
    const decorator = onlyDecorator(member, code);
    if (!decorator) continue;
    const name = writtenName(member.key, code);
    switch (decorator.name) {
      case 'property':
        // The page's Lit keeps the value itself (lit-cuts.ts).
        if (member.type === 'MethodDefinition') throw unknown(`${decorator.name} of an accessor`);
        properties.push(`${name}: ${decorator.argument ?? '{}'}`);
        edits.push(replace(decorator.node, ''));
        break;
      case 'state':
        if (member.type === 'MethodDefinition') throw unknown(`${decorator.name} of an accessor`);
        properties.push(`${name}: { state: true }`);
        edits.push(replace(decorator.node, ''));
        break;
      case 'query':
        edits.push(
          replace(
            member,
            `get ${name}() { return this.renderRoot?.querySelector(${decorator.argument}) ?? null; }`,
          ),
        );
        break;
      default:
        throw unknown(decorator.name);
    }
  }
  const decorator = onlyDecorator(node, code);
  if (decorator) {
    if (decorator.name !== 'customElement') throw unknown(decorator.name);
    const definition = `\ncustomElements.define(${decorator.argument}, ${writtenName(node.id, code)});`;
    edits.push(
      replace(decorator.node, ''),
      behind(parent?.type.startsWith('Export') ? parent : node, definition),
    );
  }
  if (body && properties.length > 0) {
    edits.push(behindStart(body, ` static properties = { ${properties.join(', ')} };`));
  }
  return edits;
}

interface Decorator {
  readonly node: Node;
  readonly name: string;
  /** As it is written; undefined where there is none. */
  readonly argument: string | undefined;
}

function onlyDecorator(decorated: Node, code: string): Decorator | undefined {
  const [node, another] = nodesIn(decorated.decorators);
  if (!node) return undefined;
  const call = isNode(node.expression) ? node.expression : undefined;
  const [argument, ...others] = nodesIn(call?.arguments);
  if (call?.type !== 'CallExpression' || another || others.length > 0) throw unknown(textOf(node, code));
  return { node, name: writtenName(call.callee, code), argument: argument && textOf(argument, code) };
}

function unknown(decorator: string): Error {
  return new Error(`unable to write a decorator out; nobody has told what ${decorator} stands for`);
}

function writtenName(node: unknown, code: string): string {
  if (!isNode(node)) throw new Error('unable to write decorators out; a class or a member has no name');
  return textOf(node, code);
}

function behind(node: Node, text: string): Edit {
  const { end } = replace(node, '');
  return { start: end, end, text };
}

/** Behind the brace that opens a class. */
function behindStart(body: Node, text: string): Edit {
  const { start } = replace(body, '');
  return { start: start + 1, end: start + 1, text };
}
