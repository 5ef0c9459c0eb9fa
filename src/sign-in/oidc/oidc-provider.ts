// The only place that knows the library of the protocol; loaded when the provider has to be asked something.

import {
  AuthorizationResponseError,
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  type CustomFetchOptions,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  JSON_ATTRIBUTE_COMPARISON,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  revocationRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Clock } from '../../base/clock.ts';
import { readText } from '../../base/read-text.ts';
import { OidcError } from './oidc-error.ts';
import type { OidcMachine } from './oidc-machine.ts';
import type { GivenTokens } from './oidc-tokens.ts';

export interface OidcProviderOptions {
  readonly machine: OidcMachine;
  readonly clock: Clock;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** Default: the platform's. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** What a question to the provider is recognised by when its answer comes. */
export interface AskedQuestion {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProviderCall {
  readonly signal?: AbortSignal | undefined;
}

type LibraryInit = CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>;

/** Discovery documents have some thousand bytes, answers with tokens of people in many groups some ten thousand. */
const LONGEST_ANSWER_BYTES = 262_144;
const ANSWER_MS = 10_000;
/** The clock of a device may be years off, and says nothing of a token that has just come. The machine looks at it. */
const ANY_CLOCK_SECONDS = 1_000_000_000;

/** Every method throws OidcError, or the reason of `signal`. */
export class OidcProvider {
  readonly #options: OidcProviderOptions;
  readonly #client: Client;
  #metadata: AuthorizationServer | undefined;

  constructor(options: OidcProviderOptions) {
    this.#options = options;
    this.#client = { client_id: options.machine.clientId, [clockTolerance]: ANY_CLOCK_SECONDS };
  }

  /** What the provider says of itself; asked for once. */
  async metadata({ signal }: ProviderCall = {}): Promise<AuthorizationServer> {
    const issuer = new URL(this.#options.machine.issuer);
    this.#metadata ??= await this.#attempt(signal, async (options) =>
      processDiscoveryResponse(issuer, await discoveryRequest(issuer, options)),
    );
    return this.#metadata;
  }

  /**
   * Where people sign in, for one try.
   * @param options.prompt how they are to be asked; default: as the configuration says
   */
  async question({
    prompt,
    signal,
  }: ProviderCall & { readonly prompt?: string | undefined }): Promise<
    AskedQuestion & { readonly url: string }
  > {
    const { machine } = this.#options;
    const { clientId, scopes } = machine;
    const metadata = await this.metadata({ signal });
    const { authorization_endpoint: endpoint, scopes_supported: known = [] } = metadata;
    if (!isAddress(endpoint, this.#isInsecure)) throw new OidcError('no-provider');
    const verifier = generateRandomCodeVerifier();
    const [state, nonce] = [generateRandomState(), generateRandomNonce()];
    const url = new URL(endpoint);
    const offline = known.includes('offline_access') ? ' offline_access' : '';
    const asked = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.#options.redirectUri,
      scope: withOpenId(scopes ?? `profile${offline}`),
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...parametersOf(machine),
      ...(prompt && { prompt: withPrompt(machine.prompt, prompt) }),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return { url: url.href, state, nonce, verifier };
  }

  /** Takes the answer for tokens. @param parameters as they stood in the address */
  async tokensFor(
    parameters: URLSearchParams,
    { asked, signal }: ProviderCall & { readonly asked: AskedQuestion },
  ): Promise<GivenTokens> {
    const metadata = await this.metadata({ signal });
    return await this.#attempt(signal, async (options) => {
      const answer = validateAuthResponse(metadata, this.#client, parameters, asked.state);
      const response = await authorizationCodeGrantRequest(
        metadata,
        this.#client,
        None(),
        answer,
        this.#options.redirectUri,
        asked.verifier,
        options,
      );
      const expected = { expectedNonce: asked.nonce, requireIdToken: true };
      return givenIn(await processAuthorizationCodeResponse(metadata, this.#client, response, expected));
    });
  }

  async refresh(refreshToken: string, { signal }: ProviderCall): Promise<GivenTokens> {
    const metadata = await this.metadata({ signal });
    return await this.#attempt(signal, async (options) => {
      const response = await refreshTokenGrantRequest(metadata, this.#client, None(), refreshToken, options);
      return givenIn(await processRefreshTokenResponse(metadata, this.#client, response));
    });
  }

  /** @returns false where the provider offers none */
  async revoke(token: string, { signal }: ProviderCall = {}): Promise<boolean> {
    const metadata = await this.metadata({ signal });
    if (metadata.revocation_endpoint === undefined) return false;
    await this.#attempt(signal, async (options) => {
      await processRevocationResponse(
        await revocationRequest(metadata, this.#client, None(), token, options),
      );
    });
    return true;
  }

  /** Where the provider itself signs somebody out; undefined where it offers that nowhere. */
  async endSessionUrl({ signal }: ProviderCall = {}): Promise<string | undefined> {
    const { machine, redirectUri } = this.#options;
    const { clientId, signOut = 'standard' } = machine;
    if (signOut === 'none') return undefined;
    const { end_session_endpoint: endpoint } = await this.metadata({ signal });
    if (!isAddress(endpoint, this.#isInsecure)) return undefined;
    const url = new URL(endpoint);
    // Without the ID token as a hint: no token stands in a URL, where it would be logged.
    url.searchParams.set('client_id', clientId);
    url.searchParams.set(
      signOut === 'managed-login' ? 'logout_uri' : 'post_logout_redirect_uri',
      redirectUri,
    );
    return url.href;
  }

  get #isInsecure(): boolean {
    // Only on this very machine: the configuration takes no other.
    return this.#options.machine.issuer.startsWith('http:');
  }

  async #attempt<T>(
    outer: AbortSignal | undefined,
    ask: (options: {
      readonly signal: AbortSignal;
      readonly [allowInsecureRequests]: boolean;
      readonly [customFetch]: (url: string, init: LibraryInit) => Promise<Response>;
    }) => Promise<T>,
  ): Promise<T> {
    outer?.throwIfAborted();
    const deadline = new AbortController();
    const { signal } = deadline;
    const giveUp = () => deadline.abort(outer?.reason);
    outer?.addEventListener('abort', giveUp);
    const cancelTimer = this.#options.clock.setTimer(ANSWER_MS, () =>
      deadline.abort(new OidcError('timeout')),
    );
    try {
      return await ask({
        signal,
        [allowInsecureRequests]: this.#isInsecure,
        [customFetch]: (url, { body, ...init }) =>
          this.#fetch(url, { ...init, ...(body && { body }), signal }),
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw errorFor(error);
    } finally {
      cancelTimer();
      outer?.removeEventListener('abort', giveUp);
    }
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const send = this.#options.fetch ?? ((input, options) => globalThis.fetch(input, options));
    const response = await send(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    }).catch(() => {
      throw new OidcError('unreachable');
    });
    const { status, headers } = response;
    if (status === 429 || status >= 500) throw new OidcError('unavailable');
    // A redirect leads somewhere that the configuration does not name.
    if (status < 200) throw new OidcError('no-provider');
    const text = await readText(response, LONGEST_ANSWER_BYTES).catch(() => {
      throw new OidcError('unreachable');
    });
    return new Response(text, { status, headers });
  }
}

/** Without it there is no ID token. */
function withOpenId(scopes: string): string {
  return scopes.split(' ').includes('openid') ? scopes : `openid ${scopes}`;
}

/** What the configuration adds, as the provider calls it. */
function parametersOf(machine: OidcMachine): Readonly<Record<string, string>> {
  const { audience, resource, prompt, domainHint, identityProvider } = machine;
  return {
    ...(audience && { audience }),
    ...(resource && { resource }),
    ...(prompt && { prompt }),
    ...(domainHint && { domain_hint: domainHint }),
    ...(identityProvider && { identity_provider: identityProvider }),
  };
}

/** "none" and "consent" of the configuration would each keep the form away, or be lost. */
function withPrompt(configured: string | undefined, prompt: string): string {
  return configured === 'consent' ? `${prompt} ${configured}` : prompt;
}

function isAddress(endpoint: string | undefined, isInsecure: boolean): endpoint is string {
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return false;
  const { protocol } = new URL(endpoint);
  return protocol === 'https:' || (isInsecure && protocol === 'http:');
}

function givenIn({ id_token, access_token, refresh_token, expires_in }: TokenEndpointResponse): GivenTokens {
  return {
    idToken: id_token ?? '',
    accessToken: access_token,
    refreshToken: refresh_token,
    lifeSeconds: expires_in,
  };
}

function errorFor(error: unknown): OidcError {
  if (error instanceof OidcError) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return new OidcError('refused', { name: error.error, says: error.error_description ?? '' });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === JSON_ATTRIBUTE_COMPARISON) return new OidcError('other-issuer');
  return new OidcError(typeof code === 'string' && NO_PROVIDER.test(code) ? 'no-provider' : 'unfit');
}

// Of the library: what answers speaks another language.
const NO_PROVIDER = /NOT_JSON|NOT_CONFORM|PARSE_ERROR|METADATA|FORBIDDEN/;
