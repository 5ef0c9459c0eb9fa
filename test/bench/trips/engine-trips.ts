// The trips that a guest waits for, counted in any browser: by what goes over the wire, as not every driver tells of
// preflights, and a browser beside others is slow in its own ways.

import type { RunningEngine } from '../../support/engines/engine.ts';
import { JOIN, Person, textbox } from '../../support/engines/person.ts';
import type { ServiceMode } from '../../support/service-modes.ts';
import { ONE_WAY_MS, startFarPage } from './far-page.ts';
import { restMs } from './service-modes.ts';
import { countTrips } from './trip-count.ts';
import { WireWatch } from './wire-watch.ts';

const NAME = 'Dora';
const STREAM_PATH = '/Subscribe';
const PATIENCE_MS = 60_000;
/** What nobody waits for. */
const ASIDE = /favicon|manifest\.json/;

export interface TripCounts {
  /** From the press on "Join" until the stream says something; whoever presses has been at the button for a while. */
  readonly joinTrips: number;
  /** From the reload in the room until the stream says something. */
  readonly reloadTrips: number;
  /** The same from the way back in the history, with no connection open. */
  readonly backTrips: number;
}

export interface CountOptions {
  /** Keeps no page that is left: the way back is to load it. */
  readonly engine: RunningEngine;
  readonly pageDir: string;
  readonly handshakeTrips: number;
  readonly mode: ServiceMode;
}

/** One visit, in a browser profile of its own. */
export async function countVisit({ engine, ...how }: CountOptions): Promise<TripCounts> {
  const watch = new WireWatch();
  const far = await startFarPage({ ...how, kind: 'guest', watch, hasWorker: false });
  const profile = await engine.openProfile();
  try {
    const dora = new Person(await profile.openTab(), { patienceMs: PATIENCE_MS });
    const rest = () => new Promise((resolve) => setTimeout(resolve, restMs(how.mode)));
    const tripsOf = async (act: () => Promise<unknown>) => {
      const startedAtMs = Date.now();
      await act();
      await dora.untilLive();
      const seen = watch.since(startedAtMs).filter(({ url }) => !ASIDE.test(url));
      return countTrips(seen, { until: STREAM_PATH, roundTripMs: 2 * ONE_WAY_MS });
    };

    await dora.tab.goto(`${far.url}?room=lobby`);
    await dora.until('the form of the page', () => dora.ask('hasStarted'));
    await rest();
    await dora.fill(textbox('Your name'), NAME);
    await dora.tabTo(JOIN);
    await rest();
    const joinTrips = await tripsOf(() => dora.tab.press('Enter'));

    await rest();
    const reloadTrips = await tripsOf(() => dora.tab.reload());

    await rest();
    await dora.tab.goto('about:blank');
    far.dropConnections();
    const backTrips = await tripsOf(() => dora.tab.back());
    return { joinTrips, reloadTrips, backTrips };
  } finally {
    await profile.close();
    await far.close();
  }
}
