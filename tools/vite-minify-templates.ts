import { transform as minify } from 'esbuild';
import { type Plugin, parseAst } from 'vite';
import { isNode, type Node, nodesIn, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

/**
 * Makes what is written for people smaller where no bundler looks: `css`, `html` and `svg` templates of Lit, and
 * index.html. Styles are minified, and scripts in index.html, whose words stay those of old browsers. Line breaks of markup, with the indentation around them, become one space,
 * which is what a browser shows for them.
 */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /(?:css|html|svg)`/ },
      async handler(code) {
        const edits: Promise<readonly Edit[]>[] = [];
        walk(parseAst(code), (node) => {
          const parts = isNode(node.quasi) ? nodesIn(node.quasi.quasis) : [];
          const refuse = (why: string) => this.error(`unable to build a template; ${why}`);
          if (isTagged(node, 'css')) edits.push(editStyles(parts, refuse));
          else if (isTagged(node, 'html') || isTagged(node, 'svg'))
            edits.push(Promise.resolve(editMarkup(parts, refuse)));
        });
        return { code: applied(code, (await Promise.all(edits)).flat()), map: null };
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html) =>
        oneLine(withoutGaps(await withSmallScripts(html.replace(/<!--[^]*?-->/g, '')))),
    },
  };
}

function isTagged(node: Node, tag: string): boolean {
  return node.type === 'TaggedTemplateExpression' && isNode(node.tag) && node.tag.name === tag;
}

async function editStyles(parts: readonly Node[], refuse: (why: string) => void): Promise<readonly Edit[]> {
  const [part] = parts;
  if (!part) return [];
  // The page's tag takes none (small-css-tag.ts).
  if (parts.length > 1) {
    refuse(`its styles have an expression: ${parts.map((each) => textOf(each, 'raw')).join('…')}`);
  }
  const { code } = await minify(textOf(part, 'cooked'), { loader: 'css', minify: true });
  return [replace(part, code.trim().replace(/[\\`]|\$(?=\{)/g, String.raw`\$&`))];
}

/** Where there is nothing in it, and nothing can be. */
const EMPTY_TEXTAREA = /<textarea\b[^<]*><\/textarea>/gi;

/**
 * The page's Lit looks for expressions neither in comments nor in elements that hold nothing but text, and takes the end of
 * a tag right after one for a part of the value (lit-cuts.ts).
 */
const UNREAD = /<!--|<(?:script|style|textarea|title)\b|…\/>/i;

/** Line breaks count in some elements; a template that has something in such a one is left alone. */
function editMarkup(parts: readonly Node[], refuse: (why: string) => void): readonly Edit[] {
  const texts = parts.map((part) => textOf(part, 'raw'));
  if (parts.length > 1 && UNREAD.test(texts.join('…').replace(EMPTY_TEXTAREA, ''))) {
    refuse(`it has a comment, or an expression where Lit looks for none: ${texts.join('…')}`);
  }
  if (/<(?:pre|textarea)\b/i.test(texts.join('').replace(EMPTY_TEXTAREA, ''))) return [];
  return parts.map((part, index) => replace(part, oneLine(texts[index] ?? '')));
}

const INLINE_SCRIPT = /(?<=<script>)[^]*?(?=<\/script>)/g;

/** What a script names at its top stays, as other scripts may call it. */
async function withSmallScripts(html: string): Promise<string> {
  const scripts = html.match(INLINE_SCRIPT) ?? [];
  const small = await Promise.all(scripts.map((script) => minify(script, { target: 'es5', minify: true })));
  return html.replace(INLINE_SCRIPT, () => small.shift()?.code.trim() ?? '');
}

/** Between the blocks of a page; what stands in a line of text keeps its distance. */
function withoutGaps(html: string): string {
  return html.replace(/ ?\/>/g, '>').replace(/>\s*\n\s*<(?!code|b\b|span)/g, '><');
}

function oneLine(markup: string): string {
  // At the end of a tag there need be none.
  return markup.replace(/\s*\n\s*(?=>)/g, '').replace(/\s*\n\s*/g, ' ');
}

function textOf({ value }: Node, form: 'raw' | 'cooked'): string {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, form) : undefined;
  if (typeof text !== 'string')
    throw new Error('unable to minify a template; the parser gives no text of it');
  return text;
}
