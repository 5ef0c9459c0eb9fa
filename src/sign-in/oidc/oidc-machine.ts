import type { MachineBase } from '../machine.ts';

/** Texts as they are; `keyof OidcTexts`, in a list. */
export const TEXTS = ['scopes', 'audience', 'resource', 'prompt', 'domainHint', 'identityProvider'] as const;

/** What may be chosen; the first is what counts where nothing is said. */
export const CHOICES = {
  /** Which of the tokens the machine is shown. */
  token: ['id', 'access'],
  /**
   * How a provider wants to be told where to send people who sign out there: as OpenID Connect says it, or as Cognito's
   * managed login does; `none` where it is not offered.
   */
  signOut: ['standard', 'managed-login', 'none'],
  /** How a provider that still knows somebody is made to ask who is there. */
  formPrompt: ['login', 'select_account'],
} as const;

type Choices = { readonly [Key in keyof typeof CHOICES]?: (typeof CHOICES)[Key][number] };

/** What may be said in the question to the provider; each provider documents what it takes. */
interface OidcTexts {
  /** Separated by spaces; `openid` is always asked for. Default: `openid profile`, and `offline_access` where the provider lists it. */
  readonly scopes?: string;
  readonly audience?: string;
  readonly resource?: string;
  readonly prompt?: string;
  readonly domainHint?: string;
  readonly identityProvider?: string;
}

/** What a machine that takes tokens of an OpenID provider is configured with. */
export interface OidcKeys extends OidcTexts, Choices {
  /** As a URL; a slash at its end makes no difference here. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the provider is asked beside its issuer, as URLs. */
  readonly origins?: readonly string[];
}

export type OidcMachine = MachineBase & OidcKeys;
