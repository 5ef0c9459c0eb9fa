import type { ImportGraph } from './import-graph.ts';

/** Files that import one another in a circle: each the next one, and the last the first. */
export type Circle = readonly string[];

/** The shortest circles, each with no import that an earlier one has. Imports of types count. */
export function findCircles(graph: ImportGraph): readonly Circle[] {
  const links = new Map(
    [...graph].map(([path, imports]) => [path, new Set(imports.flatMap(({ file }) => file ?? []))]),
  );
  const circles: Circle[] = [];
  for (;;) {
    cutLooseEnds(links);
    let shortest: Circle | undefined;
    for (const path of links.keys()) {
      const circle = shortestFrom(path, links);
      if (circle !== undefined && (shortest === undefined || circle.length < shortest.length))
        shortest = circle;
    }
    if (shortest === undefined) return circles;
    circles.push(shortest);
    for (const [index, path] of shortest.entries()) {
      links.get(path)?.delete(shortest[(index + 1) % shortest.length] ?? '');
    }
  }
}

type Links = Map<string, Set<string>>;

/** Drops what imports nothing that is left, again and again: what remains is in a circle or leads to one. */
function cutLooseEnds(links: Links): void {
  for (let before = -1; before !== links.size; ) {
    before = links.size;
    for (const [path, targets] of links) {
      for (const target of targets) if (!links.has(target)) targets.delete(target);
      if (targets.size === 0) links.delete(path);
    }
  }
}

/** Breadth first, so the first way back is the shortest. */
function shortestFrom(start: string, links: Links): Circle | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of links.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
