// What the service does to the topic, and how it behaves where nobody knows how it does.

import { cacheClient, credentialsOf } from '../../../support/momento-node-clients.ts';
import type { FaultCell, Stage } from '../fault-cell.ts';
import { LOBBY } from '../room-traffic.ts';

const OUTAGE_MS = 3_000;
const TEN_MINUTES_MS = 600_000;
const LARGE = 'W'.repeat(300_000);
const KEPT = 10;

function cutFor(ms: number) {
  return ({ control }: Stage) => {
    control.refuse({ operation: 'subscribe', status: 'UNAVAILABLE', forMs: ms });
    control.dropStreams();
  };
}

function caches({ host: { standIn } }: Stage) {
  return cacheClient(credentialsOf(standIn.legacyApiToken, standIn.grpcAddress));
}

const resets = (['first', 'off-by-one', 'never'] as const).flatMap((announcement): FaultCell[] => [
  {
    fault: `topic reset to a new page, announced: ${announcement}`,
    begin: ({ control }) => control.resetTopic(LOBBY, announcement),
    forMs: 1_000,
    gap: { busy: 'unknown', quiet: 'none' },
  },
  {
    fault: `topic reset while away 3 s, announced: ${announcement}`,
    begin: (stage) => {
      cutFor(OUTAGE_MS)(stage);
      stage.control.resetTopic(LOBBY, announcement);
    },
    forMs: OUTAGE_MS,
    gap: { busy: 'unknown', quiet: 'none' },
  },
]);

const discontinuities = (['on-gap', 'always', 'off-by-one', 'never'] as const).flatMap(
  (mode): FaultCell[] => [
    {
      fault: `away 3 s, discontinuity: ${mode}`,
      arrange: ({ control }) => control.setDiscontinuities(mode),
      begin: cutFor(OUTAGE_MS),
      forMs: OUTAGE_MS,
    },
    {
      fault: `away 3 s, only ${KEPT} messages kept, discontinuity: ${mode}`,
      host: { standIn: { replayLimit: KEPT, replayOnJoin: KEPT } },
      arrange: ({ control }) => control.setDiscontinuities(mode),
      begin: cutFor(OUTAGE_MS),
      forMs: OUTAGE_MS,
      gap: { busy: 'counted', quiet: 'none' },
    },
  ],
);

const items: readonly (readonly [string, Parameters<Stage['control']['publish']>[1]])[] = [
  ['empty text', { text: '' }],
  ['without a value', {}],
  ['binary', { binary: new Uint8Array([104, 105, 0, 255]) }],
  ['null', { text: 'null' }],
  ['300 kB of text', { text: LARGE }],
  ['300 kB of bytes', { binary: new Uint8Array(300_000).fill(7) }],
];

const oddItems = items.map(
  ([name, value]): FaultCell => ({
    fault: `item: ${name}`,
    begin: ({ control }) => control.publish(LOBBY, value),
    forMs: 0,
  }),
);

const modes: readonly (readonly [string, { everyMs?: number; first?: boolean }])[] = [
  ['no first heartbeat', { first: false }],
  ['no first heartbeat, then every 10 minutes', { first: false, everyMs: TEN_MINUTES_MS }],
  ['heartbeats every 10 minutes', { everyMs: TEN_MINUTES_MS }],
  ['no heartbeat ever', { first: false, everyMs: Number.POSITIVE_INFINITY }],
];

const heartbeatModes = modes.map(
  ([name, heartbeats]): FaultCell => ({
    fault: `${name}; away 3 s`,
    prepare: ({ control }) => control.setHeartbeats(heartbeats),
    begin: cutFor(OUTAGE_MS),
    forMs: OUTAGE_MS,
  }),
);

export const SERVICE_CELLS: readonly FaultCell[] = [
  ...resets,
  ...discontinuities,
  ...oddItems,
  ...heartbeatModes,
  {
    fault: 'cache deleted, and created again',
    begin: (stage) => caches(stage).deleteCache(LOBBY.cacheName),
    forMs: 1_000,
    end: (stage) => caches(stage).createCache(LOBBY.cacheName),
    refusedWith: /cache “chat” does not exist/,
    gap: { busy: 'unknown', quiet: 'none' },
  },
  {
    fault: 'all tokens expired at once',
    warmUpMs: 5_500,
    begin: ({ control }) => control.expireTokens(),
    forMs: 0,
  },
  {
    fault: 'right to listen lost at renewal, and given back',
    warmUpMs: 5_500,
    begin: ({ control }) => {
      control.withhold(['publish', 'subscribe']);
      control.expireTokens();
    },
    forMs: 1_000,
    end: ({ control }) => control.withhold([]),
    refusedWith: /may not enter “lobby”/,
  },
  {
    fault: 'right to write lost at renewal',
    needsFreshRoom: true,
    warmUpMs: 5_500,
    begin: ({ control }) => {
      control.withhold(['publish']);
      control.expireTokens();
    },
    forMs: 1_000,
    verify: async ({ chat, room }) => {
      // In a quiet room nobody could write from the start.
      if (room === 'quiet') return;
      await chat.send('may I?');
      await chat.untilStatus(/^Live, read only/);
    },
  },
];
