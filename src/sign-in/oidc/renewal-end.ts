// What a provider's answer to a renewal comes to (RFC 6749, 5.2).

import type { RenewalsOptions } from '../renewals.ts';
import { OidcError } from './oidc-error.ts';

const PASSING: readonly string[] = ['temporarily_unavailable', 'server_error', 'slow_down'];

/** Sorts what a renewal throws; everything else that the provider says is a refusal. */
export const renewalEnd: RenewalsOptions<unknown>['endOf'] = (error) => {
  if (!(error instanceof OidcError)) return undefined;
  const { code, reason = { name: code, says: '' } } = error;
  return { end: endOf(error), reason };
};

function endOf({ code, reason }: OidcError) {
  // Nothing of another person, or of nobody, may become this session.
  if (code === 'no-renewal' || reason?.name === 'invalid_grant') return 'dead';
  return code === 'refused' && !PASSING.includes(reason?.name ?? '') ? 'refused' : 'passing';
}
