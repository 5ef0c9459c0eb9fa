import type { MachineFailure } from '../way-in-parts.ts';
import type { OidcError } from './oidc-error.ts';

/** What is told of the provider, or of the machine, to whoever wants in. */
export type OidcFailure =
  | { readonly by: 'provider'; readonly error: OidcError }
  | { readonly by: 'machine'; readonly failure: MachineFailure }
  /** Where the tab can remember nothing, nobody would be known on the way back. */
  | { readonly by: 'browser' }
  /** A part of the page could not be loaded. */
  | { readonly by: 'page' };
