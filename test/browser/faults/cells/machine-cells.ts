// The Token Vending Machine in trouble.

import type { MachineFault } from '../../../support/page-host.ts';
import type { FaultCell } from '../fault-cell.ts';

interface MachineTrouble {
  readonly name: string;
  readonly fault: MachineFault;
  readonly refusedWith?: RegExp;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

const TROUBLES: readonly MachineTrouble[] = [
  { name: 'down', fault: 'cut' },
  { name: 'silent', fault: 'hang' },
  { name: 'slow (3 s)', fault: { delayMs: 3_000 } },
  { name: '500', fault: { status: 500, headers: JSON_TYPE, body: '{"message":"An error occurred!"}' } },
  {
    name: '401',
    fault: { status: 401, headers: JSON_TYPE, body: '{"message":"Unauthorized"}' },
    refusedWith: /wants to know who you are/,
  },
  { name: '403', fault: { status: 403, body: '{"Message":"no"}' }, refusedWith: /does not let you in/ },
  { name: '429, Retry-After 6', fault: { status: 429, headers: { 'Retry-After': '6' }, body: '{}' } },
  { name: 'garbage', fault: { status: 200, body: '<!doctype html><p>Hi' } },
];

const TOKEN_TTL_SECONDS = 10;
// Longer than the token lives, from the moment the room is live.
const PAST_EXPIRY_MS = 13_000;

const atJoin = TROUBLES.map(
  ({ name, fault, refusedWith }): FaultCell => ({
    fault: `machine at join: ${name}`,
    at: 'join',
    begin: ({ host }) => host.breakMachine(fault),
    forMs: 7_000,
    end: ({ host }) => host.mendMachine(),
    ...(refusedWith ? { refusedWith } : {}),
  }),
);

const atRenewal = TROUBLES.map(
  ({ name, fault, refusedWith }): FaultCell => ({
    fault: `machine at renewal: ${name}`,
    host: { tokenTtlSeconds: TOKEN_TTL_SECONDS },
    warmUpMs: 1_000,
    begin: ({ host }) => host.breakMachine(fault),
    forMs: PAST_EXPIRY_MS,
    end: ({ host }) => host.mendMachine(),
    ...(refusedWith ? { refusedWith } : {}),
  }),
);

export const MACHINE_CELLS: readonly FaultCell[] = [
  ...atJoin,
  ...atRenewal,
  {
    fault: 'machine at renewal: fails once',
    host: { tokenTtlSeconds: 20 },
    warmUpMs: 10_000,
    begin: ({ host }) => host.breakMachine('cut'),
    forMs: 6_500,
    end: ({ host }) => host.mendMachine(),
  },
];
