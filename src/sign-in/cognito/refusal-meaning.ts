// Loaded when the service refuses something.

import type { CognitoError } from './cognito-error.ts';
import type { CognitoFailureCode } from './failure-codes.ts';
import { meaningOfName } from './refusal-names.ts';
import { meaningOfSentence } from './refusal-sentences.ts';

/** What a refusal of the service means: by its sentence, else by its name, else by its status. */
export function meaningOf({ code, message, status = 0 }: CognitoError): CognitoFailureCode {
  const known = meaningOfSentence(code, message) ?? meaningOfName(code);
  if (known) return known;
  // A name that all services of AWS have in common, so that the model of none lists it.
  if (status === 429 || code === 'ThrottlingException') return 'too-many-attempts';
  return status >= 500 ? 'service' : 'refused';
}
