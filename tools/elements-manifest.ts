// Writes what editors and documents read of the elements, as a Custom Elements Manifest, beside them. The analyzer reads the
// sources; what it cannot see in them is added here: attributes are read by properties, and events have classes.

import { readFileSync, writeFileSync } from 'node:fs';
import * as analyzer from '@custom-elements-manifest/analyzer';

const SOURCES = 'src/entries/elements';
const FILES = ['chat-element.ts', 'element-events.ts', 'momento-chat.ts', 'momento-chat-room.ts'];
const MODULE = 'build/entries/elements.js';
const MANIFEST = 'build/entries/custom-elements.json';
/** What an attribute can say. */
const OF_ATTRIBUTES = ['string', 'boolean', 'readonly string[]'];

/** What the package exports, and its types (of 0.11) do not tell of. */
interface Analyzer {
  readonly ts: {
    readonly createSourceFile: (path: string, text: string, target: number, hasParents: boolean) => object;
    readonly ScriptTarget: { readonly ES2022: number };
  };
  readonly create: (options: { readonly modules: readonly object[] }) => {
    readonly modules: readonly { readonly declarations: readonly Class[] }[];
  };
}

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Member extends Named {
  readonly kind: 'field' | 'method';
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly parameters?: readonly object[];
  readonly return?: object;
}

interface Class extends Named {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  /** Those of the comment by their class; those that the analyzer sees being dispatched have no name. */
  readonly events?: readonly Partial<Named>[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const { create, ts } = analyzer as unknown as Analyzer;
writeFileSync(MANIFEST, `${JSON.stringify(elementsManifest(), null, 2)}\n`);

function elementsManifest() {
  const modules = FILES.map((file) => {
    const path = `${SOURCES}/${file}`;
    return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  const { modules: read } = create({ modules });
  const classes = new Map(read.flatMap(({ declarations }) => declarations).map((each) => [each.name, each]));
  const base = classes.get('ChatElement');
  const elements = [...classes.values()].filter(({ tagName }) => tagName !== undefined);
  if (!base || elements.length === 0) throw new Error(`unable to write ${MANIFEST}; there are no elements`);
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: elements.map((element) => declarationOf(element, { base, classes })),
        exports: elements.flatMap(({ name, tagName }) => {
          const declaration = { name, module: MODULE };
          return [
            { kind: 'js', name, declaration },
            { kind: 'custom-element-definition', name: tagName, declaration },
          ];
        }),
      },
    ],
  };
}

function declarationOf(
  element: Class,
  { base, classes }: { readonly base: Class; readonly classes: ReadonlyMap<string, Class> },
) {
  const { tagName, events = [] } = element;
  const members = unique([...(base.members ?? []), ...(element.members ?? [])]).filter(isPublic);
  return {
    kind: 'class',
    customElement: true,
    ...described(element),
    tagName,
    superclass: { name: 'HTMLElement' },
    attributes: members
      .filter(({ type, readonly }) => !readonly && OF_ATTRIBUTES.includes(type?.text ?? ''))
      .map((member) => ({
        ...described(member),
        type: { text: member.type?.text === 'boolean' ? 'boolean' : 'string' },
        fieldName: member.name,
      })),
    members: members.map(({ kind, type, readonly, parameters, return: returned, ...member }) => ({
      kind,
      ...described(member),
      ...(type && { type }),
      ...(readonly && { readonly }),
      ...(parameters && { parameters }),
      ...(returned && { return: returned }),
    })),
    events: events.flatMap(({ name: event }) =>
      event === undefined ? [] : eventOf(classes.get(event), event),
    ),
    cssParts: unique([...(base.cssParts ?? []), ...(element.cssParts ?? [])]).map(described),
    cssProperties: (base.cssProperties ?? []).map(described),
  };
}

function eventOf(event: Class | undefined, className: string) {
  const type = event?.members?.find(({ name }) => name === 'type')?.default?.replaceAll("'", '');
  if (!event || !type) throw new Error(`unable to write ${MANIFEST}; ${className} is no event`);
  return { name: type, description: event.description, type: { text: className } };
}

/** The last of those of one name. */
function unique<Each extends Named>(all: readonly Each[]): readonly Each[] {
  return [...new Map(all.map((each) => [each.name, each])).values()];
}

function isPublic({ name, privacy, static: isStatic = false }: Member): boolean {
  return privacy === undefined && !isStatic && !/^[#_]|Callback$/.test(name);
}

function described({ name, description }: Named) {
  return { name, ...(description !== undefined && { description: description.replaceAll(/\s+/g, ' ') }) };
}
