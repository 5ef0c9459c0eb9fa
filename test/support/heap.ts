import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What `make` gives, and how many MB of memory are kept as long as that is. */
export function measureKept<Kept>(make: () => Kept): { readonly kept: Kept; readonly megabytes: number } {
  const beforeBytes = usedBytes();
  const kept = make();
  return { kept, megabytes: (usedBytes() - beforeBytes) / 1e6 };
}

function usedBytes(): number {
  // What dies in one collection may free more in the next.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
