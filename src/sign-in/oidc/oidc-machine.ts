import type { MachineBase } from '../machine.ts';

/** Which of the tokens the machine is shown. */
export const SHOWN_TOKENS = ['id', 'access'] as const;

/**
 * How a provider wants to be told where to send people who sign out there: as OpenID Connect says it, or as Cognito's
 * managed login does; `none` where it is not offered.
 */
export const SIGN_OUT_FORMS = ['standard', 'managed-login', 'none'] as const;

/** How a provider that still knows somebody is made to ask who is there. */
export const FORM_PROMPTS = ['login', 'select_account'] as const;

/** What a machine that takes tokens of an OpenID provider is configured with. */
export interface OidcKeys {
  /** As a URL; a slash at its end makes no difference here. */
  readonly issuer: string;
  readonly clientId: string;
  /**
   * Separated by spaces; `openid` is always asked for. Default: `openid profile`, and `offline_access` where the provider
   * lists it.
   */
  readonly scopes?: string;
  /** Default: `id`. */
  readonly token?: (typeof SHOWN_TOKENS)[number];
  // Sent to the provider under these names, in its spelling; each documents those that it takes.
  readonly audience?: string;
  readonly resource?: string;
  readonly prompt?: string;
  readonly domainHint?: string;
  readonly identityProvider?: string;
  /** Where the provider is asked beside its issuer, as URLs. */
  readonly origins?: readonly string[];
  /** Default: `standard`. */
  readonly signOut?: (typeof SIGN_OUT_FORMS)[number];
  /** Default: `login`. */
  readonly formPrompt?: (typeof FORM_PROMPTS)[number];
}

export type OidcMachine = MachineBase & OidcKeys;
