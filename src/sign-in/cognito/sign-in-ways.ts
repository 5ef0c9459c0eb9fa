import { CognitoError } from './cognito-error.ts';
import type { SignInWay } from './cognito-steps.ts';

/** Names of the service. (Documented: API reference, `InitiateAuth`, read in November 2026.) */
const CHALLENGES = {
  passkey: 'WEB_AUTHN',
  email: 'EMAIL_OTP',
  sms: 'SMS_OTP',
} as const satisfies Record<SignInWay, string>;
/** The first is chosen already: who has registered a passkey wants to use it. */
const WAYS = ['passkey', 'email', 'sms'] as const;
/** They have a form of their own. */
const PASSWORDS: readonly unknown[] = ['PASSWORD', 'PASSWORD_SRP'];

export function challengeOfWay(way: SignInWay): string {
  return CHALLENGES[way];
}

/**
 * What somebody can sign in with, beside a password.
 * @param listed `AvailableChallenges` of the service
 * @throws CognitoError where there is nothing that is known here
 */
export function waysIn(listed: unknown): {
  readonly ways: readonly SignInWay[];
  readonly unknown: readonly string[];
} {
  const names = Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : [];
  const ways = WAYS.filter((way) => names.includes(CHALLENGES[way]));
  const known = [...PASSWORDS, ...Object.values(CHALLENGES)];
  const unknown = names.filter((name) => !known.includes(name));
  if (ways.length > 0) return { ways, unknown };
  throw unknown.length > 0
    ? new CognitoError('UnsupportedChallenge', unknown.join(', '))
    : new CognitoError('PasswordOnly', 'nothing but a password is offered');
}
