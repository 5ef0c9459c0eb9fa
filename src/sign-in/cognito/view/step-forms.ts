// What asks people for something. Who comes back and is signed in already needs none of it.

import type { CognitoStep } from '../cognito-steps.ts';
import type * as StepForms from './view-of-step.ts';

let forms: typeof StepForms | undefined;

/** Undefined until they are loaded. */
export function stepForms(): typeof StepForms | undefined {
  return forms;
}

/** Loads what a step needs. @throws when a chunk of the page cannot be loaded. */
export async function loadStepForms(step: Pick<CognitoStep, 'step'>): Promise<void> {
  forms = await import('./view-of-step.ts');
  await forms.loadRest(step);
}
