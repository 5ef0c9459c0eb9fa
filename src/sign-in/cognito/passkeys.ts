// The only file that knows @simplewebauthn/browser; loaded when somebody uses a passkey, or makes one. The platform could
// read and write what goes over the wire by itself, but password managers take its place in the browser, and several
// bring answers without a `toJSON` that works (seen in public threads:
// https://github.com/dotnet/aspnetcore/issues/62916, https://github.com/ProtonMail/WebClients/issues/470).

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { untilAborted } from '../../base/until-aborted.ts';
import { CognitoError } from './cognito-error.ts';

/**
 * Has the browser ask for a passkey.
 * @param options `CREDENTIAL_REQUEST_OPTIONS` of the service, parsed
 * @returns what to send as `CREDENTIAL`
 * @throws CognitoError; the reason of `signal`
 */
export function askForPasskey(options: unknown, signal: AbortSignal): Promise<object> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return ceremony(() => startAuthentication({ optionsJSON }), { signal, relyingPartyId: optionsJSON?.rpId });
}

/**
 * Has the browser make one.
 * @param options `CredentialCreationOptions` of the service
 * @returns what to send as `Credential`
 * @throws CognitoError; the reason of `signal`
 */
export function makePasskey(options: unknown, signal: AbortSignal): Promise<object> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  return ceremony(() => startRegistration({ optionsJSON }), { signal, relyingPartyId: optionsJSON?.rp?.id });
}

/** Has what keeps passkeys offer this one no more, where it can be told (WebAuthn level 3, 5.1.10). */
export async function forgetPasskey(credentialId: string, rpId: string): Promise<void> {
  await PublicKeyCredential.signalUnknownCredential?.({ rpId, credentialId });
}

async function ceremony(
  start: () => Promise<object>,
  { signal, relyingPartyId = location.hostname }: { signal: AbortSignal; relyingPartyId: string | undefined },
): Promise<object> {
  if (!isSecureContext) throw new CognitoError('PasskeysNotHere', 'the page is not secure');
  if (!browserSupportsWebAuthn()) throw new CognitoError('PasskeysUnsupported', 'the browser knows none');
  const giveUp = () => WebAuthnAbortService.cancelCeremony();
  signal.addEventListener('abort', giveUp);
  try {
    signal.throwIfAborted();
    return await untilAborted(signal, start());
  } catch (error) {
    signal.throwIfAborted();
    throw failureOfBrowser(error, relyingPartyId);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * What went wrong, by the names of the standard (WebAuthn level 3, 5.1.3 and 5.1.4). A browser does not tell whether
 * somebody cancelled or has no passkey there, so that no page learns who has one.
 */
function failureOfBrowser(cause: unknown, relyingPartyId: string): CognitoError {
  const { name = '', code } = cause as { readonly name?: string; readonly code?: unknown };
  switch (name) {
    case 'SecurityError':
      return code === 'ERROR_INVALID_DOMAIN'
        ? new CognitoError('PasskeysNotHere', 'the host of the page is no name', { cause })
        : new CognitoError('PasskeysElsewhere', relyingPartyId, { cause });
    case 'InvalidStateError':
      return new CognitoError('PasskeyExists', 'it is registered already', { cause });
    case 'NotSupportedError':
    case 'ConstraintError':
      return new CognitoError('PasskeyNotSupported', 'the device cannot make such a passkey', { cause });
    case 'TypeError':
      return new CognitoError('MalformedAnswer', 'the options for passkeys cannot be read', { cause });
    default:
      return new CognitoError('PasskeyNotGiven', 'the browser gave none', { cause });
  }
}
