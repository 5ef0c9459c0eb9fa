import type { VendResponse } from '../src/tvm-client/wire.ts';
import type { Caller } from './caller.ts';
import { type AllowedOrigins, checkAllowedOrigins, corsHeaders, preflightHeaders } from './cors.ts';
import { type MachineClock, systemClock } from './machine-clock.ts';
import { type Policy, grantFor, parsePolicy } from './policy.ts';
import { Refusal } from './refusal.ts';
import { tokenIdFor } from './token-id.ts';
import type { TokenVendor } from './token-vendor.ts';

export interface TokenHandlerOptions {
  readonly vendor: TokenVendor;
  readonly policy: Policy;
  readonly allowedOrigins: AllowedOrigins;
  /** How long the vendor may take, in ms; keep it below the host's own limit. Default 8 s. */
  readonly deadlineMs?: number;
  readonly clock?: MachineClock;
  /** Hears of every refusal, with its cause; for the operator's eyes. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/** Answers every request, with a token or with an error as JSON; it never rejects. */
export type TokenHandler = (request: Request, caller: Caller) => Promise<Response>;

const DEFAULT_DEADLINE_MS = 8_000;
const METHODS = 'GET, OPTIONS';

/**
 * The Token Vending Machine: any server that can make a `Request` and knows its caller can be one.
 * What the request says (`usergroup`, `cachename`, a role, another name) never widens what the policy gives.
 * @throws Error for a policy or an origin that cannot be meant.
 */
export function createTokenHandler(options: TokenHandlerOptions): TokenHandler {
  const { allowedOrigins, onRefusal } = options;
  const policy = parsePolicy(options.policy);
  checkAllowedOrigins(allowedOrigins);
  const machine: Machine = {
    policy,
    vendor: options.vendor,
    clock: options.clock ?? systemClock,
    deadlineMs: options.deadlineMs ?? DEFAULT_DEADLINE_MS,
  };

  return async (request, caller) => {
    const headers = new Headers({ 'Cache-Control': 'no-store', Vary: 'Origin' });
    try {
      const cors = corsHeaders(allowedOrigins, request.headers.get('Origin'));
      if (!cors) throw new Refusal({ code: 'forbidden', message: 'Pages of this origin get no token here.' });
      setAll(headers, cors);
      if (request.method === 'OPTIONS') {
        setAll(headers, { Allow: METHODS, ...preflightHeaders });
        return new Response(null, { status: 204, headers });
      }
      if (request.method !== 'GET') {
        headers.set('Allow', METHODS);
        throw new Refusal({ code: 'method_not_allowed', message: 'Ask for a token with GET.' });
      }
      return Response.json(await vend(machine, { request, caller }), { headers });
    } catch (error) {
      const refusal = Refusal.from(error);
      onRefusal?.(refusal);
      if (refusal.retryAfterSeconds !== undefined) {
        headers.set('Retry-After', String(refusal.retryAfterSeconds));
      }
      return Response.json(refusal.toBody(), { status: refusal.status, headers });
    }
  };
}

interface Machine {
  readonly policy: Policy;
  readonly vendor: TokenVendor;
  readonly clock: MachineClock;
  readonly deadlineMs: number;
}

async function vend(
  { policy, vendor, clock, deadlineMs }: Machine,
  { request, caller }: { request: Request; caller: Caller },
): Promise<VendResponse> {
  const grant = grantFor(policy, caller);
  if (!grant) {
    const who = caller.kind === 'anonymous' ? 'anonymous callers' : 'users of your groups';
    throw new Refusal({
      code: 'forbidden',
      message: `This Token Vending Machine has no token for ${who}.`,
    });
  }
  const tokenId = tokenIdFor(caller, new URL(request.url).searchParams);
  const identity = tokenId === undefined ? {} : { tokenId };

  const askedAtMs = clock.monotonicMs();
  const token = await withDeadline(() => vendor.vend({ grant, ...identity }), { clock, deadlineMs });
  const tookSeconds = Math.ceil((clock.monotonicMs() - askedAtMs) / 1_000);

  return {
    authToken: token.authToken,
    expiresAt: token.expiresAt,
    // The token began to age somewhere during the call: count from its start, so as not to promise too much.
    expiresIn: Math.max(0, grant.ttlSeconds - tookSeconds),
    serverTime: Math.floor(clock.wallMs() / 1_000),
    ...identity,
    role: grant.role,
    ...(grant.caches[0] === undefined ? {} : { cacheName: grant.caches[0] }),
    ...(grant.topics === 'all' ? {} : { topics: grant.topics }),
  };
}

/** The vendor's call cannot be cancelled, only left behind. */
async function withDeadline<T>(
  work: () => Promise<T>,
  { clock, deadlineMs }: { clock: MachineClock; deadlineMs: number },
): Promise<T> {
  let cancel = () => {};
  const deadline = new Promise<never>((_resolve, reject) => {
    cancel = clock.setTimer(deadlineMs, () => {
      reject(new Refusal({ code: 'timeout', message: 'Momento did not answer in time.' }));
    });
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    cancel();
  }
}

function setAll(headers: Headers, entries: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(entries)) headers.set(name, value);
}
