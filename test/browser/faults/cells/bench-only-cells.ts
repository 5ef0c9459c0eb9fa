// What takes too long for every test run: `npm run bench:faults` plays these too.

import type { FaultCell } from '../fault-cell.ts';

const MINUTE_MS = 60_000;
const FIVE_SECONDS_MS = 5_000;

export const LONG_CELLS: readonly FaultCell[] = [
  {
    fault: 'long: service unavailable, 60 s',
    begin: ({ control }) => {
      control.refuse({ operation: 'subscribe', status: 'UNAVAILABLE', forMs: MINUTE_MS });
      control.dropStreams();
    },
    forMs: MINUTE_MS,
    // A busy room says 1,200 messages meanwhile, and 1,000 are kept.
    gap: { busy: 'counted', quiet: 'none' },
  },
  {
    fault: 'long: machine down for 60 s, token of 15 s',
    host: { tokenTtlSeconds: 15 },
    begin: ({ host }) => host.breakMachine('cut'),
    forMs: MINUTE_MS,
    end: ({ host }) => host.mendMachine(),
  },
  {
    fault: 'long: offline 120 s',
    needs: 'offline',
    begin: async ({ chat, control }) => {
      await chat.setOffline(true);
      control.dropStreams();
    },
    forMs: 2 * MINUTE_MS,
    end: ({ chat }) => chat.setOffline(false),
    endsWithEvent: true,
    gap: { busy: 'counted', quiet: 'none' },
  },
  {
    fault: 'long: stream frozen, heartbeats every 5 s',
    host: { standIn: { heartbeatMs: FIVE_SECONDS_MS } },
    warmUpMs: 4 * FIVE_SECONDS_MS,
    begin: ({ control }) => control.freeze({}, { onlyOpen: true }),
    forMs: 0,
    withinMs: 3 * FIVE_SECONDS_MS,
  },
  {
    fault: 'long: stream frozen, no heartbeats ever',
    prepare: ({ control }) => control.setHeartbeats({ first: false, everyMs: Number.POSITIVE_INFINITY }),
    begin: ({ control }) => control.freeze({}, { onlyOpen: true }),
    forMs: 0,
    // Nothing is known of such a service: it is looked at after 8.5 s of silence, and a busy machine needs its time.
    withinMs: 13_000,
  },
];
