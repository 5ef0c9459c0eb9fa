import type { ConfigSource, MachineAuth } from './app-config.ts';
import type { Field } from './config-field.ts';

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
  /** `open`, `lambda` or `cognito`; default `open`. */
  readonly VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE?: string | undefined;
  readonly VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID?: string | undefined;
  readonly VITE_TOKEN_VENDING_MACHINE_CLIENT_ID?: string | undefined;
  readonly VITE_MOMENTO_CACHE_NAME?: string | undefined;
}

/** Sources of the values, by the keys that they stand for. */
const SOURCES: Readonly<Record<string, ConfigSource>> = {
  cacheName: 'VITE_MOMENTO_CACHE_NAME',
  tokenVendingMachines: 'VITE_TOKEN_VENDING_MACHINE_URL',
  auth: 'VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE',
  userPoolId: 'VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID',
  clientId: 'VITE_TOKEN_VENDING_MACHINE_CLIENT_ID',
};

// The build names no machine; with a single one nobody has to choose.
const MACHINE_NAMES: Readonly<Record<string, string>> = {
  open: 'Guest',
  lambda: 'Staff',
  cognito: 'Member',
} satisfies Record<MachineAuth, string>;

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

/** The build's values as if they had been written into `config.json`. */
export function builtConfig(env: BuildEnv): Field {
  const url = env.VITE_TOKEN_VENDING_MACHINE_URL;
  const auth = env.VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE || 'open';
  const machine = {
    name: MACHINE_NAMES[auth] ?? auth,
    auth,
    url,
    ...(auth === 'cognito' && {
      userPoolId: env.VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID || undefined,
      clientId: env.VITE_TOKEN_VENDING_MACHINE_CLIENT_ID || undefined,
    }),
  };
  return {
    value: {
      cacheName: env.VITE_MOMENTO_CACHE_NAME || undefined,
      tokenVendingMachines: url ? [machine] : undefined,
    },
    source: 'default',
    key: '',
    sources: SOURCES,
  };
}
