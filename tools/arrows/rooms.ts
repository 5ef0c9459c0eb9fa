import type { Row } from './arrow-table.ts';
import type { PathPattern } from './path-pattern.ts';

/** Where a file lives. */
export interface Room {
  readonly row: Row;
  /** The path of the row that matched. */
  readonly pattern: PathPattern;
  /** What the stars of that path stand for. */
  readonly names: readonly string[];
}

/** The row that says most about a file; undefined if none covers it. */
export function roomOf(path: string, rows: readonly Row[]): Room | undefined {
  let room: Room | undefined;
  for (const row of rows) {
    for (const pattern of row.paths) {
      const names = pattern.match(path);
      if (names === undefined) continue;
      if (room === undefined || pattern.isNarrowerThan(room.pattern)) room = { row, pattern, names };
    }
  }
  return room;
}

export function isSameRoom(one: Room, other: Room): boolean {
  return one.row === other.row && one.names.join('/') === other.names.join('/');
}
