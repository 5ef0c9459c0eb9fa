import { cachedSecret } from '../cached-secret.ts';
import { faultOf } from '../fault.ts';
import type { MachineClock } from '../machine-clock.ts';
import type { MomentoKey } from '../momento-key.ts';
import { Refusal } from '../refusal.ts';
import type { TokenVendor } from '../token-vendor.ts';
import { parseMomentoKeySecret } from './momento-key-secret.ts';

export interface SecretVendorOptions {
  /** The text of the secret with the Momento API key. */
  readonly readSecret: () => Promise<string>;
  /** @throws for a key that cannot be used. */
  readonly createVendor: (key: MomentoKey) => TokenVendor;
  readonly clock: MachineClock;
}

export interface SecretVendor extends TokenVendor {
  /**
   * Reads the secret and begins to connect. Never rejects: what fails here is tried again, and told, when a token is
   * asked for.
   */
  warmUp(): Promise<void>;
}

/** A vendor whose key is a secret that may be rotated while it runs; it keeps its connection as long as the key is the same. */
export function createSecretVendor({ readSecret, createVendor, clock }: SecretVendorOptions): SecretVendor {
  const vendor = cachedSecret({
    read: () => readSecret().catch(refuseUnread),
    parse: (text) => {
      try {
        return createVendor(parseMomentoKeySecret(text));
      } catch (error) {
        throw unusable(error);
      }
    },
    clock,
  });
  return {
    vend: async (order) => (await vendor()).vend(order),
    warmUp: () =>
      vendor().then(
        (made) => made.open?.(),
        () => {},
      ),
  };
}

function refuseUnread(error: unknown): never {
  throw new Refusal({
    code: 'unavailable',
    message: 'This Token Vending Machine cannot get at its Momento API key.',
    reason: `the secret with the Momento API key cannot be read: ${faultOf(error)?.name}`,
  });
}

function unusable(error: unknown): Refusal {
  return new Refusal({
    code: 'bad_gateway',
    message: 'The Momento API key of this Token Vending Machine cannot be used.',
    reason: `the secret with the Momento API key cannot be used: ${faultOf(error)?.name}`,
  });
}
