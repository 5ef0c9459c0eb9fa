import type { BenchHost } from './bench-host.ts';
import type { Figure } from './figures.ts';

export interface BenchOptions {
  /** Takes the long runs too. */
  readonly long: boolean;
}

/** One table of the bench. */
export interface BenchPart {
  /** As the command line names it. */
  readonly name: string;
  readonly title: string;
  readonly measure: (host: BenchHost, options: BenchOptions) => Promise<readonly Figure[]>;
}
