import type { StandInsOptions } from './stand-ins.ts';

type SignIn = Pick<StandInsOptions, 'cognito' | 'oidc'>;

/** What can be tried by hand beside the usual, by what stands behind `npm run dev -- --mode`. */
const MODES: Readonly<Record<string, SignIn>> = {
  /** People choose how they sign in: the only way to passkeys, and to codes in place of a password. */
  'by-choice': { cognito: { isByChoice: true } },
  /** People sign in by their e-mail address, and the pool names them by UUIDs. */
  'by-email': { cognito: { userNameIsEmail: true } },
  /** The machine knows people of the provider by access tokens. */
  'by-access-token': { oidc: { token: 'access' } },
};

/** @param mode of Vite; one that is not about signing in leaves all as ever */
export function signInOfMode(mode: string): SignIn {
  return (Object.hasOwn(MODES, mode) ? MODES[mode] : undefined) ?? {};
}
