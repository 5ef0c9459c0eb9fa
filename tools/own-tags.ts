import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { parseSync } from 'rolldown/utils';
import { type Node, walk } from './syntax-tree.ts';
import { applied, type Edit, replace } from './text-edits.ts';

const PREFIX = 'momento-inner-';

/**
 * Gives every element that a folder defines a longer name, wherever it is written: the names of elements are a page's,
 * and one in which others' stand may have a `confirm-dialog` of its own.
 */
export function ownTags(folder: string): Plugin {
  const written = new RegExp(String.raw`(?<![\w-])(?:${tagsIn(folder).join('|')})(?![\w-])`);
  const all = new RegExp(written, 'g');
  return {
    name: 'own-tags',
    transform: {
      // Most files have none; to read them all took a fifth of the time of a build.
      filter: { id: /\/src\/.*\.ts$/, code: written },
      handler(code, id) {
        const { program } = parseSync(id, code);
        const edits: Edit[] = [];
        walk(program as unknown as Node, (node, parent) => {
          if (!isText(node) || parent?.source === node) return;
          const { start, end } = replace(node, '');
          const text = code.slice(start, end);
          const renamed = text.replaceAll(all, `${PREFIX}$&`);
          if (renamed !== text) edits.push(replace(node, renamed));
        });
        return edits.length > 0 ? { code: applied(code, edits), map: null } : null;
      },
    },
  };
}

function isText({ type, value }: Node): boolean {
  return type === 'TemplateElement' || (type === 'Literal' && typeof value === 'string');
}

function tagsIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const code = readFileSync(join(folder, file), 'utf8');
    return [...code.matchAll(/@customElement\('([\w-]+)'\)/g)].map(([, tag = '']) => tag);
  });
}
