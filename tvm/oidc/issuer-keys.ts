import { JwtVerifier } from 'aws-jwt-verify';
import { isJwk, type Jwk, type JwkWithKid } from 'aws-jwt-verify/jwk';
import { LEEWAY_SECONDS } from '../kinds/oidc-claims.ts';
import { isTrustworthyAddress, type OidcSettings } from '../kinds/oidc-settings.ts';
import { ageMs, type MachineClock, type Moment, momentOf } from '../machine-clock.ts';
import { Refusal } from '../refusal.ts';
import { fetchJson } from './fetch-json.ts';
import { IssuerTrouble } from './issuer-trouble.ts';

export interface IssuerKeysOptions extends Pick<OidcSettings, 'issuer' | 'jwksUri'> {
  readonly clock: MachineClock;
  /** For the discovery document and the keys together. */
  readonly timeoutMs: number;
}

/** Verifies signature, issuer, `exp` and `nbf` of a token that is signed by one of the keys it was made with. */
export interface TokenVerifier {
  verifySync(token: string): Readonly<Record<string, unknown>>;
}

interface Loaded {
  readonly keyIds: ReadonlySet<string>;
  readonly verifier: TokenVerifier;
  readonly at: Moment;
}

/** So long a key that the issuer has withdrawn still counts. */
const FRESH_MS = 3_600_000;
/** So long keys serve on where no others can be had. */
const USABLE_MS = 24 * FRESH_MS;
/** Between two looks for keys, whatever tokens say: anybody can make one that names an unknown key. */
const PAUSE_MS = 10_000;

/** The keys of one issuer: fetched when they are needed, kept for an hour, and looked for anew when one is unknown. */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #loaded: Loaded | undefined;
  #loading: Promise<Loaded> | undefined;
  #triedAt: Moment | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /**
   * @returns what verifies tokens of this key; undefined: the issuer has no such key, as of now
   * @throws Refusal, retryable, where that cannot be found out now
   */
  async verifierFor(keyId: string): Promise<TokenVerifier | undefined> {
    const before = this.#loaded;
    const current = await this.#current();
    if (current.keyIds.has(keyId)) return current.verifier;
    if (current !== before) return undefined;
    const waitMs = this.#pauseLeftMs();
    if (waitMs > 0 && !this.#loading) throw unavailable(JUST_LOOKED, { waitMs });
    const latest = await this.#load();
    return latest.keyIds.has(keyId) ? latest.verifier : undefined;
  }

  async #current(): Promise<Loaded> {
    const { clock } = this.#options;
    const loaded = this.#loaded;
    if (!loaded) return this.#load();
    const age = ageMs(clock, loaded.at);
    if (age < FRESH_MS) return loaded;
    if (age >= USABLE_MS) return this.#load();
    return this.#pauseLeftMs() > 0 ? loaded : this.#load().catch(() => loaded);
  }

  #pauseLeftMs(): number {
    return this.#triedAt ? PAUSE_MS - ageMs(this.#options.clock, this.#triedAt) : 0;
  }

  /** One at a time, however many callers wait. */
  #load(): Promise<Loaded> {
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #fetch(): Promise<Loaded> {
    const { issuer, clock, timeoutMs } = this.#options;
    this.#triedAt = momentOf(clock);
    const at = this.#triedAt;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const jwksUri = this.#options.jwksUri ?? (await discover(issuer, signal));
      const keys = signingKeys(await fetchJson(jwksUri, { what: 'the keys of the issuer', signal }));
      // A verifier of its own for each set: the library keeps a key by its id, also when another one has come under it.
      const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri, graceSeconds: LEEWAY_SECONDS });
      verifier.cacheJwks({ keys });
      this.#loaded = { keyIds: new Set(keys.map(({ kid }) => kid)), verifier, at };
      return this.#loaded;
    } catch (cause) {
      throw unavailable(cause instanceof IssuerTrouble ? cause.message : KEYS_AWAY, { cause });
    }
  }
}

const KEYS_AWAY = 'the keys of the issuer cannot be had';
const JUST_LOOKED = 'the token is signed by an unknown key, and the keys have been fetched a moment ago';

/**
 * Where the issuer says that its keys are. (Source: OpenID Connect Discovery 4: the path is put behind the issuer's, and
 * the document has to name that very issuer.)
 */
async function discover(issuer: string, signal: AbortSignal): Promise<string> {
  const what = 'the discovery document of the issuer';
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri } = await fetchJson(url, { what, signal });
  if (named !== issuer) throw new IssuerTrouble(`unable to use ${what}; it is of another issuer`);
  const isUsable = typeof jwks_uri === 'string' && isTrustworthyAddress(jwks_uri);
  if (!isUsable)
    throw new IssuerTrouble(`unable to use ${what}; it names no address of keys that can be trusted`);
  return jwks_uri;
}

function signingKeys({ keys }: Readonly<Record<string, unknown>>): JwkWithKid[] {
  const usable = (Array.isArray(keys) ? keys : []).filter(isSigningKey);
  if (usable.length === 0)
    throw new IssuerTrouble('unable to use the keys of the issuer; there is none for signatures');
  return usable;
}

function isSigningKey(key: Jwk): key is JwkWithKid {
  return isJwk(key) && typeof key.kid === 'string' && (key.use ?? 'sig') === 'sig';
}

function unavailable(reason: string, { cause, waitMs }: { cause?: unknown; waitMs?: number }): Refusal {
  return new Refusal({
    code: 'unavailable',
    message: 'This Token Vending Machine cannot check who you are at this moment.',
    reason,
    ...(waitMs === undefined ? {} : { retryAfterSeconds: Math.ceil(waitMs / 1_000) }),
    ...(cause === undefined ? {} : { cause }),
  });
}
