import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TopicGrant, TopicOperation } from './permissions.ts';
import { ServiceError } from './status.ts';

/** Who calls, as the key or token says. */
export interface Principal {
  /** The full-power key: may vend, create and delete caches, and everything below. */
  readonly isApiKey: boolean;
  /** Stamped on what is published; `''` without one. */
  readonly tokenId: string;
  readonly grants: readonly TopicGrant[];
  /** Epoch ms; undefined for the key, which does not expire. */
  readonly expiresAtMs: number | undefined;
  /** Position among the vended tokens; 0 for the key. */
  readonly serial: number;
}

export interface TokenRequest {
  readonly validForSeconds: number;
  readonly tokenId: string;
  readonly grants: readonly TopicGrant[];
}

export interface VendedToken {
  readonly token: string;
  /** Epoch seconds. */
  readonly validUntil: number;
}

const LONGEST_SECONDS = 25 * 60 * 60;
const LONGEST_TOKEN_ID = 64;
const EVERYTHING: readonly TopicGrant[] = [{ operations: ['publish', 'subscribe'] }];

/** Signs tokens and says whom a token stands for. */
export class TokenAuthority {
  readonly #secret = randomBytes(32);
  readonly #now: () => number;
  #serial = 0;
  #expiredUpTo = 0;
  /** No token vended from now on lives longer, in seconds. */
  lifeLimitSeconds = Number.POSITIVE_INFINITY;
  /** What tokens vended from now on lose. */
  withheld: readonly TopicOperation[] = [];
  /** The full-power key, in the form of Momento's v2 keys: a JWT whose claim `t` is `g`. */
  readonly apiKey: string;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
    this.apiKey = this.#sign({ t: 'g', jti: randomBytes(8).toString('hex') });
  }

  /** @throws ServiceError INVALID_ARGUMENT */
  vend({ validForSeconds, tokenId, grants }: TokenRequest): VendedToken {
    if (!(validForSeconds > 0 && validForSeconds <= LONGEST_SECONDS)) {
      throw invalid(`a token must live 1 to ${LONGEST_SECONDS} seconds; got ${validForSeconds}`);
    }
    if (tokenId.length > LONGEST_TOKEN_ID) {
      throw invalid(`a token id has at most ${LONGEST_TOKEN_ID} characters; got ${tokenId.length}`);
    }
    const seconds = Math.min(validForSeconds, this.lifeLimitSeconds);
    // Rounded up: a token of one second must not be dead on arrival.
    const validUntil = Math.ceil(this.#now() / 1000 + seconds);
    this.#serial += 1;
    const claims = { n: this.#serial, exp: validUntil, id: tokenId, grants: this.#narrowed(grants) };
    return { token: this.#sign(claims), validUntil };
  }

  /** @throws ServiceError UNAUTHENTICATED */
  verify(token: string | undefined): Principal {
    if (!token) throw unauthenticated('no token was given');
    const claims = this.#claims(token);
    if (claims?.['t'] === 'g') {
      return { isApiKey: true, tokenId: '', grants: EVERYTHING, expiresAtMs: undefined, serial: 0 };
    }
    const principal = claims && principalOf(claims);
    if (!principal) throw unauthenticated('the token is invalid');
    if (this.isExpired(principal)) throw unauthenticated('the token has expired');
    return principal;
  }

  isExpired({ expiresAtMs, serial }: Principal): boolean {
    return expiresAtMs !== undefined && (serial <= this.#expiredUpTo || this.#now() >= expiresAtMs);
  }

  /** Every token vended so far counts as expired from now on. */
  expireAll(): void {
    this.#expiredUpTo = this.#serial;
  }

  #narrowed(grants: readonly TopicGrant[]): TopicGrant[] {
    return grants.map((grant) => ({
      ...grant,
      operations: grant.operations.filter((operation) => !this.withheld.includes(operation)),
    }));
  }

  #sign(claims: object): string {
    const content = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
    return `${content}.${this.#signature(content).toString('base64url')}`;
  }

  #signature(content: string): Buffer {
    return createHmac('sha256', this.#secret).update(content).digest();
  }

  #claims(token: string): Record<string, unknown> | undefined {
    const [header, payload, signature, ...rest] = token.split('.');
    if (!header || !payload || !signature || rest.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#signature(`${header}.${payload}`);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    // Only this instance can have signed it, so its content has the shape it was given.
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  }
}

function principalOf(claims: Record<string, unknown>): Principal {
  const { n, exp, id, grants } = claims as { n: number; exp: number; id: string; grants: TopicGrant[] };
  return { isApiKey: false, tokenId: id, grants, expiresAtMs: exp * 1000, serial: n };
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}

function unauthenticated(reason: string): ServiceError {
  return new ServiceError('UNAUTHENTICATED', `Invalid authentication credentials: ${reason}`);
}

function invalid(reason: string): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', `Invalid argument: ${reason}`);
}
