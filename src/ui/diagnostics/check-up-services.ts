import type { StepProgress } from '../../diagnostics/steps.ts';
import type { CheckUpStepWords } from '../../sign-in/kind-set-up.ts';

export interface CheckUpOptions {
  /** One of `machineNames`. */
  readonly machineName: string;
  /** Stops it: the result then tells how far it came. */
  readonly signal: AbortSignal;
  /** Hears of all steps, in their order, whenever one of them has moved. */
  readonly onProgress: (steps: readonly StepProgress[]) => void;
}

/** All that `<diagnostics-panel>` gets from outside. */
export interface CheckUpServices {
  /** The machines that can be checked; not empty. */
  readonly machineNames: readonly string[];
  /** The words of the steps that the machine's kind adds, by their ids, in the language of the page. */
  kindStepWords(machineName: string): Readonly<Record<string, CheckUpStepWords>> | undefined;
  /**
   * Runs a check-up, as whoever is signed in at the machine.
   * @returns a report to be copied: plain text without any secret.
   * @throws only when a chunk of the page cannot be loaded.
   */
  checkUp(options: CheckUpOptions): Promise<{ readonly report: string }>;
}
