import { type Declaration, type DeclaredNames, type Origin, readDeclaredNames } from './declared-names.ts';

interface Found extends Origin {
  readonly declarations: readonly Declaration[];
}

/**
 * Writes down the public face of an entry: every declaration that it exports, and then those that these name and that it
 * does not. Comments are left out, so that a better sentence is no change of the face.
 * @param entry path of its declarations, as they were built
 */
export function apiReport(name: string, entry: string): string {
  const files = new Map<string, DeclaredNames>();
  const read = (path: string) => {
    const known = files.get(path) ?? readDeclaredNames(path);
    files.set(path, known);
    return known;
  };
  /** Follows a name through files that only hand it on. */
  const find = ({ path, name }: Origin): Found | undefined => {
    const { declared, imported, exported } = read(path);
    const declarations = declared.get(name);
    if (declarations) return { path, name, declarations };
    const next = imported.get(name) ?? exported.get(name);
    return next && find(next);
  };
  const seen = new Set<string>();
  const isNew = ({ path, name }: Origin) => {
    const before = seen.size;
    return seen.add(`${path}#${name}`).size > before;
  };

  const exported = [...read(entry).exported].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const faces = exported.map(([name, origin]) => {
    const found = find(origin);
    if (!found) throw new Error(`unable to report on ${entry}; nothing declares ${name}`);
    isNew(found);
    return { name, found };
  });
  const named: Found[] = [];
  const queue = faces.map(({ found }) => found);
  for (const { path, declarations } of queue) {
    for (const mention of declarations.flatMap(({ mentions }) => mentions)) {
      const found = find({ path, name: mention });
      if (!found || !isNew(found)) continue;
      named.push(found);
      queue.push(found);
    }
  }
  return [
    `# The face of \`${name}\``,
    'Written by `npm run api-report`; a test compares it. Comments are left out.',
    ...faces.map(
      ({ name, found }) =>
        `## ${name}${name === found.name ? '' : `, inside ${found.name}`}\n\n${code(found)}`,
    ),
    ...(named.length > 0 ? ['# What these name, and this entry does not export'] : []),
    ...named
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((found) => `## ${found.name}\n\n${code(found)}`),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function code({ declarations }: Found): string {
  return `\`\`\`ts\n${declarations.map(({ text }) => text).join('\n')}\n\`\`\``;
}
