// What the page is told, after parsing.

import type { MachineConfig } from '../sign-in/kinds.ts';
import type { ConfigProblem } from './fields/config-problem.ts';

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
  /** Where tokens may lead instead of to Momento's hosts: to these and those below them. */
  readonly momentoHosts?: readonly string[];
  /** Whether people may have messages kept on their device. Default: yes. */
  readonly history?: boolean;
  /** Whether pages may tell others who is in a room. Default: yes. */
  readonly presence?: boolean;
  /** Whether they may tell who is writing. Default: no. */
  readonly typing?: boolean;
  /** What all people of a room may spend on what is no message. */
  readonly sideOperationsPerSecond?: number;
  /** Whose chat it is. Default, also where what reads it cannot be loaded: the page's own name and look. */
  readonly brand?: Brand;
}

export interface Brand {
  readonly title?: string;
  /** Full URL, of the page's own origin. */
  readonly logo?: string;
  readonly accent?: BrandAccent;
  /** Lines of plain text. */
  readonly welcome?: string;
  readonly imprint?: string;
  readonly privacy?: string;
}

/** `#rrggbb`: as somebody asked for it, and as it can be read. */
export type BrandAccent = Readonly<
  Record<'light' | 'dark', { readonly asked: string; readonly used: string }>
>;

export type ConfigResult =
  | { readonly ok: true; readonly config: AppConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };
