import { randomUUID } from 'node:crypto';
import { CognitoRefusal, invalidParameter, notAuthorized } from './cognito-refusal.ts';
import type { RequestFields } from './request-fields.ts';

/** What a sign-in on an unknown device is answered, beside its tokens. */
export interface NewDevice {
  readonly DeviceKey: string;
  readonly DeviceGroupKey: string;
}

/**
 * Devices that the pool remembers, where it does. Documented (API reference, `GetTokensFromRefreshToken`, and developer
 * guide, "Working with devices"; read in November 2026): a sign-in without the key of a known device brings a new one,
 * which `ConfirmDevice` confirms; then a renewal needs the confirmed key. Seen in public threads: without it the answer
 * is "Invalid Refresh Token". No device signs in by its key here (`DEVICE_SRP_AUTH`).
 */
export class Devices {
  isRemembering = false;
  /** By key: whether it is confirmed. */
  readonly #known = new Map<string, boolean>();

  /** For a sign-in; undefined where the pool remembers no devices. */
  create(): NewDevice | undefined {
    if (!this.isRemembering) return undefined;
    const device = { DeviceKey: `local_${randomUUID()}`, DeviceGroupKey: `-${randomUUID().slice(0, 8)}` };
    this.#known.set(device.DeviceKey, false);
    return device;
  }

  /** `ConfirmDevice`, of somebody who is signed in. */
  confirm(request: RequestFields): Promise<object> {
    const key = request.text('DeviceKey');
    const verifier = request.fields('DeviceSecretVerifierConfig');
    if (!this.#known.has(key))
      throw new CognitoRefusal('ResourceNotFoundException', 'Device does not exist.');
    for (const name of ['PasswordVerifier', 'Salt']) {
      if (!/^[A-Za-z\d+/]{16,}=*$/u.test(verifier.text(name))) throw invalidParameter(`Invalid ${name}`);
    }
    this.#known.set(key, true);
    return Promise.resolve({ UserConfirmationNecessary: false });
  }

  isConfirmed(key: string): boolean {
    return this.#known.get(key) === true;
  }

  /** @param key of the device that the tokens were given to. @throws CognitoRefusal for another, and an unconfirmed one */
  check(key: string | undefined, given: string | undefined): void {
    if (key === undefined) return;
    if (key !== given || !this.isConfirmed(key)) throw notAuthorized('Invalid Refresh Token');
  }
}
