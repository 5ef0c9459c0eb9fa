import { ageMs, type MachineClock, type Moment, momentOf } from './machine-clock.ts';
import type { Grant } from './policy.ts';
import type { FreshToken, TokenVendor } from './token-vendor.ts';

export interface SharedGuestTokensOptions {
  /** Whose rights are shared. */
  readonly grant: Grant;
  readonly sharedForMs: number;
  readonly clock: MachineClock;
}

interface Shared {
  readonly token: Promise<FreshToken>;
  readonly madeAt: Moment;
}

/**
 * A vendor that gives everybody without a token id the same token for a while, so that any number of readers cost
 * a vend now and then. An order with an id, or for other rights, passes through. A failure is shared only by
 * those who wait for the same call.
 * @param vendor must end every call, or a lost one keeps everybody waiting for as long as the token is shared.
 */
export function shareGuestTokens(vendor: TokenVendor, options: SharedGuestTokensOptions): TokenVendor {
  const { grant, sharedForMs, clock } = options;
  const sharedGrant = JSON.stringify(grant);
  let current: Shared | undefined;

  const share = (): Shared => {
    const shared = { token: vendor.vend({ grant }), madeAt: momentOf(clock) };
    shared.token.catch(() => {
      if (current === shared) current = undefined;
    });
    return shared;
  };

  return {
    async vend(order) {
      if (order.tokenId !== undefined || JSON.stringify(order.grant) !== sharedGrant)
        return vendor.vend(order);
      if (!current || ageMs(clock, current.madeAt) >= sharedForMs) current = share();
      const ageSeconds = Math.ceil(ageMs(clock, current.madeAt) / 1_000);
      return { ...(await current.token), ageSeconds };
    },
  };
}
