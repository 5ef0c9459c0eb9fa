import { DEFAULT_AUTH, kindOf, MACHINE_AUTHS } from '../sign-in/kinds.ts';
import type { Field } from './fields/field.ts';

// The only reader of `import.meta.env`. Each access is written out, so that Vite can put the value in its place.

declare global {
  interface ImportMetaEnv {
    readonly VITE_TOKEN_VENDING_MACHINE_URL?: string;
    readonly VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE?: string;
    readonly VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID?: string;
    readonly VITE_TOKEN_VENDING_MACHINE_CLIENT_ID?: string;
    readonly VITE_MOMENTO_CACHE_NAME?: string;
  }
}

/** The names that a build understands: the original chat's, and the user pool's. Empty counts as absent. */
export interface BuildEnv {
  readonly VITE_TOKEN_VENDING_MACHINE_URL?: string | undefined;
  /** A kind of machine; default: one that asks nobody. */
  readonly VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE?: string | undefined;
  readonly VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID?: string | undefined;
  readonly VITE_TOKEN_VENDING_MACHINE_CLIENT_ID?: string | undefined;
  readonly VITE_MOMENTO_CACHE_NAME?: string | undefined;
}

/** The names, by the keys of the configuration that they stand for. */
const VARIABLES: Readonly<Partial<Record<string, keyof BuildEnv>>> = {
  cacheName: 'VITE_MOMENTO_CACHE_NAME',
  tokenVendingMachines: 'VITE_TOKEN_VENDING_MACHINE_URL',
  auth: 'VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE',
  userPoolId: 'VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID',
  clientId: 'VITE_TOKEN_VENDING_MACHINE_CLIENT_ID',
};

/** What the page was built with. Everything in it is public: it stands in the bundle. */
export function readBuildEnv(): BuildEnv {
  return {
    VITE_TOKEN_VENDING_MACHINE_URL: import.meta.env.VITE_TOKEN_VENDING_MACHINE_URL,
    VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: import.meta.env.VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE,
    VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID: import.meta.env.VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID,
    VITE_TOKEN_VENDING_MACHINE_CLIENT_ID: import.meta.env.VITE_TOKEN_VENDING_MACHINE_CLIENT_ID,
    VITE_MOMENTO_CACHE_NAME: import.meta.env.VITE_MOMENTO_CACHE_NAME,
  };
}

/**
 * What the page was built with, undefined where that is nothing. A page that was built without, as most are, then does
 * not hold what reads it either: the build sees that this ends before.
 */
export function builtIn(): Field | undefined {
  return import.meta.env.VITE_TOKEN_VENDING_MACHINE_URL || import.meta.env.VITE_MOMENTO_CACHE_NAME
    ? builtConfig(readBuildEnv())
    : undefined;
}

/** The build's values as if they had been written into `config.json`. */
export function builtConfig(env: BuildEnv): Field {
  const valueOf = (key: string) => {
    const variable = VARIABLES[key];
    return (variable && env[variable]) || undefined;
  };
  const url = valueOf('tokenVendingMachines');
  const auth = valueOf('auth') ?? DEFAULT_AUTH;
  const known = MACHINE_AUTHS.find((each) => each === auth);
  // A kind that the page does not know is said to be wrong by whoever reads it.
  const { builtName, keys } = known ? kindOf({ auth: known }) : { builtName: auth, keys: [] };
  const own = keys.map((key) => [key, valueOf(key)] as const);
  // The build names no machine; with a single one nobody has to choose.
  const machine = { name: builtName, auth, url, ...Object.fromEntries(own) };
  return {
    value: {
      cacheName: valueOf('cacheName'),
      tokenVendingMachines: url ? [machine] : undefined,
    },
    source: 'default',
    key: '',
    sources: VARIABLES,
    problems: [],
  };
}
