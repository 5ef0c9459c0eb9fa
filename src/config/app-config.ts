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

export interface CognitoMachine extends MachineBase {
  readonly auth: 'cognito';
  readonly userPoolId: string;
  readonly clientId: string;
  readonly authFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';
  readonly cognitoEndpoint?: string;
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

/** One wrong key, in the words of whoever has to mend it. */
export interface ConfigProblem {
  /** Where the value came from, e.g. `config.json` or `VITE_TOKEN_VENDING_MACHINE_URL`. */
  readonly source: string;
  /** Path of the key, e.g. `tokenVendingMachines[1].url`. */
  readonly key: string;
  /** What was found, shortened; never a secret. */
  readonly found: string;
  readonly expected: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: AppConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };
