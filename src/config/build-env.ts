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
