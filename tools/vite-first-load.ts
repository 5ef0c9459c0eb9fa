import { basename, resolve, sep } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

interface ModuleGraph {
  getModuleInfo(id: string): Rolldown.ModuleInfo | null;
}

export interface FirstLoadOptions {
  /** The module that index.html names. */
  readonly entry: string;
  /** What a room takes: modules, imported dynamically, that are fetched as soon as there is nothing else to do. */
  readonly room: readonly string[];
  /**
   * What may come before the room, imported dynamically: it does not wait for what it shares with the room. A folder,
   * with a slash at its end, stands for all in it that is imported dynamically.
   */
  readonly beforeRoom: readonly string[];
  /**
   * Files by name, of modules that somebody who loads one of them mostly loads together, with
   * what they import and no later name has.
   */
  readonly together?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Makes the first load small, and one round trip:
 * - All that the page imports statically is one chunk, `page`; all that a room takes beside it is `room`, and `shared`
 *   what something before it takes too. The bundler would split what several chunks use into many: a request each.
 * - index.html lists the files of a room: `<template id="room-files">` holds a `modulepreload` link for each. They load
 *   when its script puts them into the document (`fetchRoom`).
 * - `import()` stays as it is written. Vite would wrap each into a function that preloads, 0.9 kB (brotli) in all.
 */
export function firstLoad(options: FirstLoadOptions): Plugin {
  const { room, together = {} } = options;
  let chunks: Chunks | undefined;
  return {
    name: 'first-load',
    apply: 'build',
    buildStart() {
      chunks = undefined;
    },
    config: () => ({
      build: {
        modulePreload: false,
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [...Object.keys(together), 'room', 'shared', 'page'].map((name, priority) => ({
                debugName: name,
                priority,
                name: (id, graph) => {
                  chunks ??= chunksOf(options, graph);
                  return chunks[name]?.has(id) ? name : null;
                },
              })),
            },
          },
        },
      },
    }),
    configResolved({ plugins }) {
      withoutPlugin(plugins as Plugin[], 'native:import-analysis-build');
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => [
        {
          tag: 'template',
          attrs: { id: 'room-files' },
          children: links(room, bundle).filter(({ attrs }) => !html.includes(`"${attrs?.href}"`)),
          injectTo: 'head',
        },
      ],
    },
  };
}

type Chunks = Readonly<Record<string, ReadonlySet<string>>>;

function chunksOf({ entry, room, beforeRoom, together = {} }: FirstLoadOptions, graph: ModuleGraph): Chunks {
  const lazy = lazyModulesOf(entry, graph);
  const modulesAt = (path: string) => (path.endsWith('/') ? below(path, lazy) : [path]);
  // A path that leads nowhere would be passed over without a word, and what it stood for end up in other chunks.
  const strange = [entry, ...room, ...beforeRoom, ...Object.values(together).flat()].filter(
    (path) => !modulesAt(path).some((module) => graph.getModuleInfo(resolve(module))),
  );
  if (strange.length > 0) {
    throw new Error(`unable to arrange the first load; not among the modules: ${strange.join(', ')}`);
  }
  const page = staticImportsOf([entry], graph);
  const shared = staticImportsOf(beforeRoom.flatMap(modulesAt), graph);
  const all = staticImportsOf(room, graph);
  const others = Object.entries(together).map(
    ([name, paths]) => [name, new Set(paths.map((path) => resolve(path)))] as const,
  );
  return {
    ...Object.fromEntries(others),
    page,
    shared: new Set([...all].filter((id) => shared.has(id))),
    room: all,
  };
}

function staticImportsOf(entries: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) visit(imported);
  };
  for (const entry of entries) visit(resolve(entry));
  return found;
}

/** All that is imported dynamically, by the entry or by what it leads to. */
function lazyModulesOf(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const lazy = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {};
    for (const imported of dynamicallyImportedIds) lazy.add(imported);
    for (const imported of [...importedIds, ...dynamicallyImportedIds]) visit(imported);
  };
  visit(resolve(entry));
  return lazy;
}

function below(folder: string, modules: ReadonlySet<string>): string[] {
  return [...modules].filter((id) => id.startsWith(`${resolve(folder)}${sep}`));
}

function withoutPlugin(plugins: Plugin[], name: string): void {
  const index = plugins.findIndex((plugin) => plugin.name === name);
  if (index === -1) throw new Error(`unable to leave import() alone; Vite has no plugin "${name}" any more`);
  plugins.splice(index, 1);
}

/** A link for each file that these modules take. */
function links(modules: readonly string[], bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const files = new Set<string>();
  const visit = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const fileName of chunk.imports) {
      // A plugin may have written a chunk anew without an import that it had.
      if (chunk.code.includes(basename(fileName))) visit(chunks.find((each) => each.fileName === fileName));
    }
  };
  for (const id of modules) visit(chunks.find(({ moduleIds }) => moduleIds.includes(resolve(id))));
  return [...files].map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', href: `./${file}` } }));
}
