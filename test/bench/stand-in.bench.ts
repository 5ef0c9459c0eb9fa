// Shows what one stand-in for Momento carries: `npm run bench:stand-in`.

import { measureStandIn, STAND_IN_LOADS } from './stand-in-load.ts';

const rows = [];
for (const load of STAND_IN_LOADS) rows.push(await measureStandIn(load));
console.table(
  rows.map(({ load, streams, openMs, deliveries, deliveriesPerSecond, p50Ms, p99Ms }) => ({
    load,
    streams,
    'open ms': Math.round(openMs),
    deliveries,
    'deliveries/s': Math.round(deliveriesPerSecond),
    'p50 ms': p50Ms,
    'p99 ms': p99Ms,
  })),
);
