// The shape of the words of the check-up: a language that has none for an end of a step, or no advice for a bad
// end, does not compile.

import type { Facts } from '../../diagnostics/facts.ts';
import type { CommonCode, EndingOf, OwnCode, StepId, StepProgress } from '../../diagnostics/steps.ts';

/** A span of time in words of the page's language, its sign left out. */
export type SpanInWords = (seconds: number | undefined) => string;

export type Said = string | ((facts: Facts, span: SpanInWords) => string);

export interface Trouble {
  readonly text: Said;
  /** What to do now. */
  readonly next: string;
}

type SaidOf<Id extends StepId, Code extends OwnCode<Id>> =
  EndingOf<Id, Code> extends 'failed' | 'warning' ? Trouble : Said;

type StepWords = {
  readonly [Id in StepId]: {
    readonly title: string;
    readonly ends: { readonly [Code in OwnCode<Id>]: SaidOf<Id, Code> };
  };
};

export interface DiagnosticsWords {
  readonly intro: string;
  readonly machine: string;
  readonly run: string;
  readonly stop: string;
  readonly copyReport: string;
  readonly reportCopied: string;
  /** Where the page may not copy by itself. */
  readonly copyByHand: string;
  readonly steps: string;
  readonly isRunning: string;
  readonly result: (counts: Readonly<Record<'passed' | 'warning' | 'failed' | 'skipped', number>>) => string;
  readonly states: Readonly<Record<StepProgress['state'], string>>;
  /** Before the advice. */
  readonly next: string;
  readonly latencies: (facts: { count: number; leastMs: number; mostMs: number; medianMs: number }) => string;
  readonly step: StepWords;
  readonly anyStep: {
    readonly [Code in CommonCode]: Code extends 'timeout' | 'unexpected' ? Trouble : Said;
  };
}
