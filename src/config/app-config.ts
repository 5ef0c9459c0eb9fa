// What the page is told, after parsing.

/** How a Token Vending Machine wants to know its callers. */
export type MachineAuth = 'open' | 'lambda' | 'cognito';

interface MachineBase {
  /** Shown to the user and used to remember the choice; unique. */
  readonly name: string;
  /** Absolute; a relative one was resolved against the page. */
  readonly url: string;
}

export interface OpenMachine extends MachineBase {
  readonly auth: 'open';
}

export interface LambdaMachine extends MachineBase {
  readonly auth: 'lambda';
}

/** What a Cognito sign-in offers beside the plain way in, and what a configuration may switch off. */
export type CognitoFlow = 'signUp' | 'forgotPassword' | 'totpSetUp' | 'staySignedIn';

export interface CognitoMachine extends MachineBase {
  readonly auth: 'cognito';
  readonly userPoolId: string;
  readonly clientId: string;
  readonly authFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';
  readonly cognitoEndpoint?: string;
  /** Default: none. */
  readonly disabledFlows?: readonly CognitoFlow[];
}

export type MachineConfig = OpenMachine | LambdaMachine | CognitoMachine;

export interface AppConfig {
  readonly cacheName: string;
  /** Empty: the page shows how to set one up. */
  readonly tokenVendingMachines: readonly MachineConfig[];
  /** Rooms offered on the join screen. */
  readonly rooms: readonly string[];
  /** Machines, cache and endpoints are fixed; theme and language stay the user's. */
  readonly locked: boolean;
  /** Full URL of the topic service, for stand-ins and private endpoints. */
  readonly momentoEndpoint?: string;
}

/** Where a value came from: the user's settings, `config.json`, a build-time name, or nowhere. */
export type ConfigSource = 'settings' | 'config.json' | `VITE_${string}` | 'default';

/**
 * One key that is wrong. The words for it, and for what its key takes, are in `ui/config-messages.ts`: nobody waits
 * for them where the configuration is right.
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

export type ConfigResult =
  | { readonly ok: true; readonly config: AppConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };
