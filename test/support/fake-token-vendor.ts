import type { FreshToken, TokenVendor, VendOrder } from '../../tvm/token-vendor.ts';

/** Vends tokens that expire at a fixed time, and remembers what was ordered. Tell it how to behave by `next`. */
export class FakeTokenVendor implements TokenVendor {
  readonly orders: VendOrder[] = [];
  /** How the coming calls end; the default is a token. */
  next: () => Promise<FreshToken> = async () => ({
    authToken: `token-${this.orders.length}`,
    expiresAt: 2_000,
  });

  vend(order: VendOrder): Promise<FreshToken> {
    this.orders.push(order);
    return this.next();
  }
}
