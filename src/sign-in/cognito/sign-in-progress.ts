import { CognitoError } from './cognito-error.ts';
import type { CognitoProgress } from './cognito-steps.ts';

/** Goes on after something that is done for good, if anything is: a failure from here on tells so. */
export async function afterwards<T>(done: CognitoProgress | undefined, goOn: () => Promise<T>): Promise<T> {
  try {
    return await goOn();
  } catch (error) {
    throw done && error instanceof CognitoError ? error.after(done) : error;
  }
}
