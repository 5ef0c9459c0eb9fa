import type { MachineClock } from './machine-clock.ts';
import { Refusal } from './refusal.ts';
import type { TokenVendor } from './token-vendor.ts';

export interface VendorDeadlineOptions {
  readonly deadlineMs: number;
  readonly clock: MachineClock;
}

/** A vendor that gives up after a while. The call itself cannot be cancelled, only left behind. */
export function withDeadline(vendor: TokenVendor, { deadlineMs, clock }: VendorDeadlineOptions): TokenVendor {
  return {
    async vend(order) {
      let cancel = () => {};
      const deadline = new Promise<never>((_resolve, reject) => {
        cancel = clock.setTimer(deadlineMs, () => {
          reject(new Refusal({ code: 'timeout', message: 'Momento did not answer in time.' }));
        });
      });
      try {
        return await Promise.race([vendor.vend(order), deadline]);
      } finally {
        cancel();
      }
    },
  };
}
