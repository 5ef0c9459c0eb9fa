// Somebody writes while nothing tells that the stream is dead: the row must end where the topic has it, as delivered.

import type { FaultCell, Stage } from '../fault-cell.ts';
import { NETWORK_CELLS } from './network-cells.ts';
import { STREAM_CELLS } from './stream-cells.ts';

/** Faults in which a stream just falls silent, or none can be had. */
const SILENT = /frozen|hang|half-open/;

const JUST_JOINED_MS = 3_000;
// The message is written in the middle. It is looked for 1.5 to 3 s later; the rest is for a busy machine.
const WRITES_FOR_MS = 3_000;
const FOUND_WITHIN_MS = 5_000;

const CADENCES: readonly (readonly [string, { everyMs: number; first?: boolean }])[] = [
  ['every 1 s', { everyMs: 1_000 }],
  ['every 5 s', { everyMs: 5_000 }],
  ['every 8 s', { everyMs: 8_000 }],
  ['only the first', { everyMs: Number.POSITIVE_INFINITY }],
  ['never', { everyMs: Number.POSITIVE_INFINITY, first: false }],
];

const freezeOpen = ({ control }: Stage) => control.freeze({}, { onlyOpen: true });

const soonAfterJoining = CADENCES.map(
  ([name, heartbeats]): FaultCell => ({
    fault: `own message on a stream frozen soon after joining, heartbeats ${name}`,
    needsFreshRoom: true,
    prepare: ({ control }) => control.setHeartbeats(heartbeats),
    warmUpMs: JUST_JOINED_MS,
    begin: freezeOpen,
    forMs: WRITES_FOR_MS,
    withinMs: FOUND_WITHIN_MS,
    speaks: true,
  }),
);

const inOthers = [...STREAM_CELLS, ...NETWORK_CELLS]
  .filter(({ fault }) => SILENT.test(fault))
  .map((cell): FaultCell => ({ ...cell, fault: `own message: ${cell.fault}`, speaks: true }));

export const OWN_MESSAGE_CELLS: readonly FaultCell[] = [
  ...soonAfterJoining,
  ...inOthers,
  {
    fault: 'own message while all streams are frozen, 12 s, heartbeats every 5 s',
    host: { standIn: { heartbeatMs: 5_000 } },
    begin: ({ control }) => control.freeze(),
    forMs: 12_000,
    end: ({ control }) => control.unfreeze(),
    speaks: true,
  },
  {
    fault: 'own message on a frozen stream, token renewed meanwhile, heartbeats every 8 s',
    host: { tokenTtlSeconds: 10, standIn: { heartbeatMs: 8_000 } },
    warmUpMs: 5_500,
    begin: freezeOpen,
    forMs: WRITES_FOR_MS,
    withinMs: FOUND_WITHIN_MS,
    speaks: true,
  },
];
