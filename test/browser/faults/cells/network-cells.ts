// The device: its network, its sleep, its clock.

import type { FaultCell, Stage } from '../fault-cell.ts';
import { leap, takeWallClock } from '../wall-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function goOffline({ chat, control }: Stage): Promise<void> {
  await chat.setOffline(true);
  // Chromium lets an open stream flow on.
  control.dropStreams();
}

async function comeBack({ chat }: Stage): Promise<void> {
  await chat.setOffline(false);
}

const offline = [5, 40].map(
  (seconds): FaultCell => ({
    fault: `offline ${seconds} s`,
    needs: 'offline',
    begin: goOffline,
    forMs: seconds * 1_000,
    end: comeBack,
    endsWithEvent: true,
  }),
);

const wrongClock = [24, -24].map(
  (hours): FaultCell => ({
    fault: `device's clock off by ${hours} h, over two renewals`,
    host: { tokenTtlSeconds: 10 },
    prepare: ({ host }) => takeWallClock(host, { offMs: hours * HOUR_MS }),
    begin: () => undefined,
    forMs: 18_000,
  }),
);

const setClock = [DAY_MS, -DAY_MS].map(
  (byMs): FaultCell => ({
    fault: `device's clock set by ${byMs / HOUR_MS} h`,
    warmUpMs: 5_500,
    prepare: ({ host }) => takeWallClock(host, { offMs: 0 }),
    begin: ({ chat }) => leap(chat, { byMs }),
    forMs: 6_000,
  }),
);

export const NETWORK_CELLS: readonly FaultCell[] = [
  ...offline,
  {
    fault: 'token expires while offline (15 s)',
    needs: 'offline',
    host: { tokenTtlSeconds: 10 },
    begin: goOffline,
    forMs: 15_000,
    end: comeBack,
    endsWithEvent: true,
  },
  {
    fault: 'frozen stream, page visible again',
    begin: ({ control }) => control.freeze({}, { onlyOpen: true }),
    forMs: 1_500,
    end: ({ chat }) => chat.evaluate("document.dispatchEvent(new Event('visibilitychange'))"),
    endsWithEvent: true,
  },
  {
    fault: 'sleep of an hour: stream half-open, token expired',
    // Its clock is doubtful for one more token, which comes 5 s later.
    needsFreshRoom: true,
    warmUpMs: 5_500,
    prepare: ({ host }) => takeWallClock(host, { offMs: 0 }),
    begin: ({ control }) => {
      control.freeze({}, { onlyOpen: true });
      control.expireTokens();
    },
    forMs: 200,
    end: ({ chat }) => leap(chat, { byMs: HOUR_MS }),
    // The clock is looked at every 5 s.
    withinMs: 6_000,
  },
  ...wrongClock,
  ...setClock,
];
