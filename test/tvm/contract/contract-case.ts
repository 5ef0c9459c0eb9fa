// The words of the table in `cases.ts`.

import type { TokenRole, WireErrorCode } from '../../../src/tvm-client/wire.ts';
import type { AuthMode } from './contract.ts';
import type { Persona } from './personas.ts';

export interface ContractCase {
  /** Ends the sentence "answers …". */
  readonly title: string;
  readonly modes: readonly AuthMode[];
  /** Who asks. */
  readonly as: Persona;
  /** Default: GET. */
  readonly method?: string;
  readonly query?: string;
  /** Beside the credentials. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How the credentials' own header names are written. */
  readonly headerCase?: (name: string) => string;
  readonly momento?: MomentoTrouble;
  readonly answer: Answer;
}

export type MomentoTrouble = 'down' | 'silent' | 'limited' | 'wrong key';

export type Answer = TokenAnswer | RefusalAnswer | PreflightAnswer | PageKeptOut;

/** A token of this role for all topics of the one cache, and for no other; tried on the stand-in. */
export interface TokenAnswer {
  readonly kind: 'token';
  readonly role: TokenRole;
  /** Absent: a member's own name, and none for a guest. */
  readonly tokenId?: string;
}

export interface RefusalAnswer {
  readonly kind: 'refusal';
  readonly status: number;
  readonly code: WireErrorCode;
}

/** The page may go on and send these headers. */
export interface PreflightAnswer {
  readonly kind: 'preflight';
  readonly headers: readonly string[];
}

/** Whatever the status: no token, and nothing that a browser would let the page read. */
export interface PageKeptOut {
  readonly kind: 'page kept out';
}

/** The first of the world's allowed origins; the second is another one. */
export const ORIGIN = 'https://chat.example.com';
export const OTHER_ORIGIN = 'http://localhost:5173';
export const CACHE = 'chat';
/** Exists in the account, and is none of the policy's. */
export const OTHER_CACHE = 'secrets';
