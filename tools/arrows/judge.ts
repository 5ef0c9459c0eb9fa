import type { Arrow, Row } from './arrow-table.ts';
import type { Import, ImportGraph } from './import-graph.ts';
import type { PathPattern } from './path-pattern.ts';
import { isSameRoom, type Room, roomOf } from './rooms.ts';

/** Something that the table does not allow. */
export interface Fault {
  /** `file:line`, from the top of the repository. */
  readonly at: string;
  readonly reason: string;
}

/** @param document the file with the table, for messages. */
export function judgeImports(graph: ImportGraph, rows: readonly Row[], document: string): readonly Fault[] {
  return [...graph].flatMap(([path, imports]): readonly Fault[] => {
    const room = roomOf(path, rows);
    if (room === undefined) return [{ at: `${path}:1`, reason: `no row of ${document} covers this file` }];
    return imports.flatMap((each) => {
      const reason = objectionTo(each, { room, rows, document });
      return reason === undefined ? [] : [{ at: `${path}:${each.line}`, reason }];
    });
  });
}

interface Place {
  readonly room: Room;
  readonly rows: readonly Row[];
  readonly document: string;
}

function objectionTo(found: Import, { room, rows, document }: Place): string | undefined {
  const { file, packagePath, specifier, typesOnly } = found;
  const { mayImport } = room.row;
  if (specifier === undefined) {
    return mayImport === 'anything'
      ? undefined
      : 'imports what is not written out, so that no arrow can be looked up';
  }
  if (file === undefined && packagePath === undefined)
    return `imports "${specifier}", and there is no such file`;
  if (mayImport === 'anything') return undefined;
  const what = `imports ${typesOnly ? 'types of ' : ''}${file ?? packagePath}`;
  const target = file === undefined ? undefined : roomOf(file, rows);
  if (file !== undefined && target === undefined) return `${what}, which no row of ${document} covers`;
  if (target !== undefined && isSameRoom(room, target)) return undefined;
  const isAllowed = mayImport.some(
    (arrow) => (typesOnly || !arrow.typesOnly) && leadsTo(found, { arrow, room, target }),
  );
  if (isAllowed) return undefined;
  return `${what}; ${room.pattern.text} may import ${room.row.allowance} (${document}:${room.row.line})`;
}

interface Way {
  readonly arrow: Arrow;
  readonly room: Room;
  readonly target: Room | undefined;
}

function leadsTo(
  { file, packagePath = '' }: Import,
  { arrow: { to, withAllInside }, room, target }: Way,
): boolean {
  if (typeof to === 'string') return isOfPackage(packagePath, to);
  if (file === undefined || target === undefined) return false;
  // A star in the row's path and one in its arrow stand for the same name: `a/*/view/` may import its own `a/*/`.
  const pattern = to.fill(room.names);
  return pattern.match(file) !== undefined && (withAllInside || !target.pattern.isNarrowerThan(pattern));
}

function isOfPackage(packagePath: string, name: string): boolean {
  if (name.endsWith('*')) return packagePath.startsWith(name.slice(0, -1));
  return packagePath === name || packagePath.startsWith(`${name}/`);
}

/** Rows and arrows whose path is gone. */
export function judgeRows(
  rows: readonly Row[],
  document: string,
  exists: (path: PathPattern) => boolean,
): readonly Fault[] {
  return rows.flatMap(({ line, paths, mayImport }) => {
    const arrows = mayImport === 'anything' ? [] : mayImport.map(({ to }) => to);
    return [...paths, ...arrows].flatMap((path) =>
      typeof path === 'string' || exists(path)
        ? []
        : [{ at: `${document}:${line}`, reason: `there is no ${path.text} any more` }],
    );
  });
}
