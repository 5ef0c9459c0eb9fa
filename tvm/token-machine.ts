import type { VendResponse, WireErrorBody } from '../src/tvm-client/wire.ts';
import type { Caller, UnverifiedCaller } from './caller.ts';
import {
  type AllowedOrigins,
  checkAllowedOrigins,
  corsHeaders,
  isBlindCrossSite,
  preflightHeaders,
} from './cors.ts';
import { type MachineClock, systemClock } from './machine-clock.ts';
import { parsePolicy } from './parse-policy.ts';
import { grantFor, type Policy } from './policy.ts';
import { Refusal } from './refusal.ts';
import { shareGuestTokens } from './shared-guest-tokens.ts';
import { ID_RULE, tokenIdFor } from './token-id.ts';
import type { TokenRequest } from './token-request.ts';
import type { TokenVendor } from './token-vendor.ts';
import { withDeadline } from './vendor-deadline.ts';

export interface TokenMachineOptions {
  readonly vendor: TokenVendor;
  readonly policy: Policy;
  readonly allowedOrigins: AllowedOrigins;
  /** How long the vendor may take, in ms; keep it below the host's own limit. Default 8 s. */
  readonly deadlineMs?: number;
  readonly clock?: MachineClock;
}

/** The caller, or how to find out; asked only where a token is wanted, so never for a preflight. */
export type CallerSource = Caller | (() => Caller | Promise<Caller>);

export interface MachineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Goes out as JSON; undefined: the answer has no body. */
  readonly body: VendResponse | WireErrorBody | undefined;
  /** Why there is no token; for the operator's eyes. */
  readonly refusal: Refusal | undefined;
}

/** Answers every request, with a token or with an error; it never rejects. */
export type TokenMachine = (request: TokenRequest, caller: CallerSource) => Promise<MachineAnswer>;

const DEFAULT_DEADLINE_MS = 8_000;
const METHODS = 'GET, OPTIONS';

/**
 * The Token Vending Machine, before its answer has become one of HTTP. What the request says (`usergroup`,
 * `cachename`, a role, another name) never widens what the policy gives.
 * @throws Error for a policy or an origin that cannot be meant.
 */
export function createTokenMachine(options: TokenMachineOptions): TokenMachine {
  const { allowedOrigins, clock = systemClock, deadlineMs = DEFAULT_DEADLINE_MS } = options;
  const policy = parsePolicy(options.policy);
  checkAllowedOrigins(allowedOrigins);
  const vendor = forPolicy(withDeadline(options.vendor, { deadlineMs, clock }), { policy, clock });

  return async (request, caller) => {
    const headers: Record<string, string> = { 'Cache-Control': 'no-store', Vary: 'Origin' };
    try {
      if (isBlindCrossSite(request.headers)) {
        throw new Refusal({ code: 'forbidden', message: 'Other sites cannot have a token fetched here.' });
      }
      const cors = corsHeaders(allowedOrigins, request.headers.get('Origin'));
      if (!cors) throw new Refusal({ code: 'forbidden', message: 'Pages of this origin get no token here.' });
      Object.assign(headers, cors);
      if (request.method === 'OPTIONS') {
        Object.assign(headers, { Allow: METHODS, ...preflightHeaders() });
        return { status: 204, headers, body: undefined, refusal: undefined };
      }
      if (request.method !== 'GET') {
        headers.Allow = METHODS;
        throw new Refusal({ code: 'method_not_allowed', message: 'Ask for a token with GET.' });
      }
      const verified = typeof caller === 'function' ? await caller() : caller;
      const body = await vend({ policy, vendor, clock }, { request, caller: verified });
      return { status: 200, headers: { ...headers, ...JSON_TYPE }, body, refusal: undefined };
    } catch (error) {
      return refusalAnswer(Refusal.from(error), headers);
    }
  };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** @param headers what the answer has beside those of every refusal. */
export function refusalAnswer(
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = { 'Cache-Control': 'no-store' },
): MachineAnswer {
  const { status, retryAfterSeconds } = refusal;
  const retryAfter = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return { status, headers: { ...headers, ...JSON_TYPE, ...retryAfter }, body: refusal.toBody(), refusal };
}

/** The body as it goes over the wire; empty where there is none. */
export function bodyText({ body }: MachineAnswer): string {
  return body === undefined ? '' : JSON.stringify(body);
}

interface Machine {
  readonly policy: Policy;
  readonly vendor: TokenVendor;
  readonly clock: MachineClock;
}

function forPolicy(vendor: TokenVendor, { policy, clock }: Pick<Machine, 'policy' | 'clock'>): TokenVendor {
  const sharedForSeconds = policy.anonymous?.sharedForSeconds;
  const grant = grantFor(policy, { kind: 'anonymous' });
  if (sharedForSeconds === undefined || !grant) return vendor;
  return shareGuestTokens(vendor, { grant, sharedForMs: sharedForSeconds * 1_000, clock });
}

async function vend(
  { policy, vendor, clock }: Machine,
  { request, caller }: { request: TokenRequest; caller: Caller },
): Promise<VendResponse> {
  if (caller.kind === 'unverified') throw unauthorized(caller);
  if (caller.kind === 'unnamed') throw new Refusal({ ...caller, code: 'forbidden' });
  const grant = grantFor(policy, caller);
  if (!grant) {
    const who = caller.kind === 'anonymous' ? 'anonymous callers' : 'users of your groups';
    throw new Refusal({ code: 'forbidden', message: `This Token Vending Machine has no token for ${who}.` });
  }
  const tokenId = tokenIdFor(caller, new URL(request.url).searchParams);
  const identity = tokenId === undefined ? {} : { tokenId };

  const askedAtMs = clock.monotonicMs();
  const { authToken, expiresAt, ageSeconds = 0 } = await vendor.vend({ grant, ...identity });
  const tookSeconds = Math.ceil((clock.monotonicMs() - askedAtMs) / 1_000);
  const cacheName = grant.caches === 'all' ? undefined : grant.caches[0];

  return {
    authToken,
    expiresAt,
    // The token began to age somewhere during the call: count from its start, so as not to promise too much.
    expiresIn: Math.max(0, grant.ttlSeconds - ageSeconds - tookSeconds),
    serverTime: Math.floor(clock.wallMs() / 1_000),
    ...identity,
    idRule: ID_RULE,
    role: grant.role,
    ...(cacheName === undefined ? {} : { cacheName }),
    ...(grant.topics === 'all' ? {} : { topics: grant.topics }),
  };
}

function unauthorized({ reason }: UnverifiedCaller): Refusal {
  if (reason === undefined)
    return new Refusal({ code: 'unauthorized', message: 'Sign in to get a token here.' });
  const message = 'This Token Vending Machine does not take this sign-in; its operator can see why.';
  return new Refusal({ code: 'unauthorized', message, reason });
}
