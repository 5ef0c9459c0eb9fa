import type { ExpectedGap, FaultCell } from './fault-cell.ts';
import type { RoomKind } from './room-traffic.ts';
import type { CellResult } from './run-cell.ts';

/** What of a cell does not hold, a line for each; seconds are not in it, as they depend on the machine. */
export function brokenPromises(
  result: CellResult,
  { cell, room }: { readonly cell: FaultCell; readonly room: RoomKind },
): readonly string[] {
  const gap = cell.gap?.[room] ?? 'none';
  const { lost, doubled, disordered, gaps, own, complaints, openStreams } = result;
  const { ownBelongsAfter, tokenRequestsIn5s, subscribesIn5s } = result;
  const ownExpected = cell.speaks ? [{ after: ownBelongsAfter, delivery: 'Delivered' }] : [];
  const found = { doubled, disordered, complaints, gaps, own, openStreams, tokenRequestsIn5s };
  const expected = {
    doubled: [],
    disordered: [],
    complaints: [],
    gaps: gapsFor(gap, result),
    own: ownExpected,
    openStreams: 1,
    tokenRequestsIn5s: 1,
  };
  const broken = (Object.keys(expected) as (keyof typeof expected)[])
    .map((name) => ({ name, is: JSON.stringify(found[name]), must: JSON.stringify(expected[name]) }))
    .filter(({ is, must }) => is !== must)
    .map(({ name, is, must }) => `${name}: ${is}, not ${must}`);
  if (gap === 'none' && lost.length > 0) broken.push(`lost: ${JSON.stringify(lost)}, not []`);
  if (subscribesIn5s < 1 || subscribesIn5s > 3) broken.push(`subscribesIn5s: ${subscribesIn5s}, not 1 to 3`);
  return broken;
}

/** The rows that tell the truth about what was lost. */
function gapsFor(gap: ExpectedGap, { lost }: CellResult): string[] {
  if (gap === 'none') return [];
  return [
    gap === 'unknown'
      ? 'Some messages may be missing here'
      : `${lost.length} messages could not be recovered`,
  ];
}
