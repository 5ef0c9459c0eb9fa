import type { MomentoErrorCode } from '@gomomento/sdk';
import { Refusal, type RefusalOptions } from './refusal.ts';

const badKey: RefusalOptions = {
  code: 'bad_gateway',
  message: 'Momento does not accept the API key of this Token Vending Machine.',
};
const limited: RefusalOptions = {
  code: 'throttled',
  message: 'Too many tokens are being asked for at this moment.',
  // The limit is counted per second; this leaves room for the others who were told the same.
  retryAfterSeconds: 5,
};
const down: RefusalOptions = { code: 'unavailable', message: 'Momento cannot be reached or is not working.' };
const late: RefusalOptions = { code: 'timeout', message: 'Momento did not answer in time.' };
const ours: RefusalOptions = {
  code: 'internal',
  message: 'Momento does not understand this Token Vending Machine.',
};

const refusals: Readonly<Record<`${MomentoErrorCode}`, RefusalOptions>> = {
  AUTHENTICATION_ERROR: badKey,
  PERMISSION_ERROR: badKey,
  LIMIT_EXCEEDED_ERROR: limited,
  CLIENT_RESOURCE_EXHAUSTED: limited,
  TIMEOUT_ERROR: late,
  SERVER_UNAVAILABLE: down,
  CONNECTION_ERROR: down,
  CANCELLED_ERROR: down,
  INTERNAL_SERVER_ERROR: down,
  UNKNOWN_SERVICE_ERROR: down,
  UNKNOWN_ERROR: down,
  INVALID_ARGUMENT_ERROR: ours,
  BAD_REQUEST_ERROR: ours,
  FAILED_PRECONDITION_ERROR: ours,
  ALREADY_EXISTS_ERROR: ours,
  NOT_FOUND_ERROR: ours,
  STORE_NOT_FOUND_ERROR: ours,
  STORE_ITEM_NOT_FOUND_ERROR: ours,
  FUNCTION_NOT_FOUND_ERROR: ours,
};

/** What a failure of Momento is to who asked for a token. Momento's own text may quote the key and is left out. */
export function refusalFor(errorCode: `${MomentoErrorCode}`): Refusal {
  return new Refusal({ ...refusals[errorCode], reason: `Momento answered ${errorCode}` });
}
