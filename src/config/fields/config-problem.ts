/** Where a value came from: the user's settings, `config.json`, a build-time name, or nowhere. */
export type ConfigSource = 'settings' | 'config.json' | `VITE_${string}` | 'default';

/**
 * One key that is wrong. The words for it, and for what its key takes, are in `ui/set-up/config-words.ts` and with
 * the kind of machine that owns the key: nobody waits for them where the configuration is right.
 */
export type ConfigProblem = {
  readonly source: ConfigSource;
  /** Path of the key, e.g. `tokenVendingMachines[1].url`; `''` for the whole. */
  readonly key: string;
} & (
  | {
      /** `wrong` is not what the key takes; `taken` is what another one has already. */
      readonly code: 'wrong' | 'taken';
      /** As it was found: it may hold a secret. */
      readonly value: unknown;
    }
  /** What the page does not know may be a secret: its value is left out. */
  | { readonly code: 'unknown'; readonly known: readonly string[] }
  | FileFailure
);

/** Why `config.json` could not be had. */
export type FileFailure =
  | { readonly code: 'http-status'; readonly value: number }
  | { readonly code: 'no-answer' | 'timeout' };
