import type { LocalCognitoOptions } from './cognito/local-cognito.ts';

/** User pools to try by hand, by what stands behind `npm run dev -- --mode`. */
const POOLS: Readonly<Record<string, LocalCognitoOptions>> = {
  /** People choose how they sign in: the only way to passkeys, and to codes in place of a password. */
  'by-choice': { isByChoice: true },
  /** People sign in by their e-mail address, and the pool names them by UUIDs. */
  'by-email': { userNameIsEmail: true },
};

/** @param mode of Vite; undefined for one that is not about the pool: then it is as ever */
export function localPoolOf(mode: string): LocalCognitoOptions | undefined {
  return Object.hasOwn(POOLS, mode) ? POOLS[mode] : undefined;
}
