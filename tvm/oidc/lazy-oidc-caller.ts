import type { OidcSettings } from '../kinds/oidc-settings.ts';
import type { OidcCallerOf } from './oidc-caller.ts';

/** As `createOidcCallerOf`, for a machine that may be of another kind: what it needs is loaded only now. */
export function createLazyOidcCallerOf(settings: OidcSettings): OidcCallerOf {
  const loading = import('./oidc-caller.ts').then(({ createOidcCallerOf }) => createOidcCallerOf(settings));
  // Who asks first gets the error.
  loading.catch(() => {});
  return async (authorization) => (await loading)(authorization);
}
