// What the check-up looks at beside the machine itself; loaded when somebody runs one.

import { SystemClock } from '../../base/clock.ts';
import { claimsOf } from '../../base/jwt-claims.ts';
import type { CheckUpParts, CheckUpStep, KindFacts } from '../kind-check-up.ts';
import { returnAddress } from '../trips.ts';
import { OidcError, type OidcErrorCode } from './oidc-error.ts';
import type { OidcMachine } from './oidc-machine.ts';
import { OidcProvider } from './oidc-provider.ts';

/** What the ends of the step are worth. */
const PROVIDER_ENDINGS = {
  answers: 'passed',
  offline: 'failed',
  /** Or does not answer pages of this origin. */
  unreachable: 'failed',
  unavailable: 'failed',
  'no-provider': 'failed',
  'other-issuer': 'failed',
  /** The security policy of the page keeps it from there. */
  'unlisted-origin': 'failed',
  /** It does not know the client, or wants a secret of it. */
  'client-refused': 'failed',
  /** It refuses a code that is none by another name than that. */
  'refuses-otherwise': 'warning',
} as const;

const SIGN_IN_ENDINGS = {
  taken: 'passed',
  'other-provider': 'failed',
  /** They have signed in at this one, and the machine does not take it. */
  'not-taken': 'failed',
  /** The provider does not renew the sign-in. */
  refused: 'failed',
  unanswered: 'failed',
} as const;

const NO_CODE = 'momento-chat-check-up';
/** At least 43 characters (RFC 7636, 4.1). */
const NO_VERIFIER = NO_CODE.padEnd(43, '-');
const ANSWERS_MS = 25_000;
const AT_ONCE_MS = 1_000;

const CODES: Readonly<Partial<Record<OidcErrorCode, keyof typeof PROVIDER_ENDINGS>>> = {
  'no-provider': 'no-provider',
  'other-issuer': 'other-issuer',
  unavailable: 'unavailable',
};
const CLIENT_REFUSALS: readonly string[] = ['invalid_client', 'unauthorized_client', 'access_denied'];

/** Whether the provider answers this page, and would take a code of this client; nobody signs in. */
export function providerStep(
  machine: OidcMachine,
  { fetch, isOnline }: CheckUpParts,
  redirectAddress = returnAddress(globalThis),
): CheckUpStep {
  const provider = new OidcProvider({
    machine,
    clock: new SystemClock(),
    redirectUri: redirectAddress,
    fetch: (url, init) => fetch(new Request(url, init)),
  });
  const about = { signInService: machine.issuer, redirectAddress };
  const codeOf = async (signal: AbortSignal): Promise<{ code: string; facts?: KindFacts }> => {
    const known = [machine.issuer, ...(machine.origins ?? [])].map((url) => new URL('/', url).href);
    const { token_endpoint: token, revocation_endpoint: revocation } = await provider.metadata({ signal });
    const asked = [token, revocation].filter((url) => url !== undefined);
    if (!asked.every((url) => URL.canParse(url))) return { code: 'no-provider' };
    const missingOrigin = asked.map((url) => new URL('/', url).href).find((url) => !known.includes(url));
    if (missingOrigin) return { code: 'unlisted-origin', facts: { missingOrigin } };
    const refusal = await refusalOfNobody(provider, signal);
    if (refusal === 'invalid_grant') return { code: 'answers' };
    return {
      code: CLIENT_REFUSALS.includes(refusal) ? 'client-refused' : 'refuses-otherwise',
      facts: { refusal },
    };
  };
  return {
    id: 'oidc-provider',
    deadlineMs: ANSWERS_MS,
    endings: PROVIDER_ENDINGS,
    run: async (signal) => {
      try {
        const { code, facts } = await codeOf(signal);
        return { code, facts: { ...about, ...facts } };
      } catch (error) {
        if (!(error instanceof OidcError)) throw error;
        const code = CODES[error.code] ?? 'unreachable';
        return { code: code === 'unreachable' && !isOnline() ? 'offline' : code, facts: about };
      }
    },
  };
}

/** Asks for tokens with a code that is none. @returns the provider's name for its refusal */
async function refusalOfNobody(provider: OidcProvider, signal: AbortSignal): Promise<string> {
  const { issuer } = await provider.metadata({ signal });
  const parameters = new URLSearchParams({ code: NO_CODE, state: NO_CODE, iss: issuer });
  const asked = { state: NO_CODE, nonce: NO_CODE, verifier: NO_VERIFIER };
  try {
    await provider.tokensFor(parameters, { asked, signal });
    return '';
  } catch (error) {
    if (error instanceof OidcError && error.reason) return error.reason.name;
    throw error;
  }
}

/** Whether the machine takes the sign-in of whoever runs the check-up: only a sign-in shows what belongs together. */
export function signInStep({ issuer }: OidcMachine, { asked }: CheckUpParts): CheckUpStep {
  return {
    id: 'oidc-sign-in',
    deadlineMs: AT_ONCE_MS,
    endings: SIGN_IN_ENDINGS,
    run: async () => {
      const { authorization, failure, isUnknown } = asked() ?? {};
      // The steps before this one have told why.
      if (isUnknown === undefined) return { code: 'earlier-failed', facts: {} };
      if (failure) {
        const facts = failure.reason ? { refusal: failure.reason.name } : {};
        return { code: failure.code === 'refused' ? 'refused' : 'unanswered', facts };
      }
      const token = authorization?.headers?.['authorization'];
      if (token === undefined) return { code: 'sign-in-first', facts: {} };
      // An access token need not tell.
      const { iss = issuer } = claimsOf(token) ?? {};
      const named = typeof iss === 'string' && URL.canParse(iss) ? new URL(iss).href : undefined;
      if (named !== new URL(issuer).href) return { code: 'other-provider', facts: {} };
      return { code: isUnknown ? 'not-taken' : 'taken', facts: {} };
    },
  };
}
