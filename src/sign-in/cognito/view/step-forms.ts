// What asks people for something. Who comes back and is signed in already needs none of it.

import { lazily } from '../../../base/lazily.ts';
import type * as StepForms from './view-of-step.ts';

let forms: typeof StepForms | undefined;

/** Undefined until they are loaded. */
export function stepForms(): typeof StepForms | undefined {
  return forms;
}

/** @throws when a chunk of the page cannot be loaded. */
export const loadStepForms = lazily(async () => {
  forms = await import('./view-of-step.ts');
});
