import { resolve } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

interface ModuleGraph {
  getModuleInfo(id: string): Rolldown.ModuleInfo | null;
}

/**
 * Puts all that the page imports statically into one chunk. The bundler would split what lazy chunks use too
 * into chunks of their own: a request each, before the first field can be used.
 */
export function firstLoad(entry: string): Plugin {
  const entryId = resolve(entry);
  let needed: ReadonlySet<string> | undefined;
  return {
    name: 'first-load',
    apply: 'build',
    buildStart() {
      needed = undefined;
    },
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                {
                  debugName: 'page',
                  name: (id, graph) => {
                    needed ??= staticImportsOf(entryId, graph);
                    return needed.has(id) ? 'page' : null;
                  },
                },
              ],
            },
          },
        },
      },
    }),
  };
}

function staticImportsOf(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) visit(imported);
  };
  visit(entry);
  // It is a chunk of its own already: what the page begins with.
  found.delete(entry);
  return found;
}
