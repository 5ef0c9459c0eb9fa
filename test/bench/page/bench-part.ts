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
  /** Over HTTP/2, as many rooms stay live as a page can have. */
  readonly http2: boolean;
  readonly measure: (host: BenchHost, options: BenchOptions) => Promise<readonly Figure[]>;
}
