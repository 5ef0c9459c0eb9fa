// Streams that end, freeze or cannot be opened.

import type { StatusName } from '../../../../local/momento/status.ts';
import type { FaultCell, Stage } from '../fault-cell.ts';

const OUTAGE_MS = 3_000;
// The session renews a token that seems to be rejected: a second request within 5 s of the first would be ours.
const LONG_ENOUGH_TO_RENEW_MS = 5_500;
const LONG_ENOUGH_TO_LEARN_MS = 6_500;

/** What the page makes of each status: it tries again, with another token where that may help, or gives up. */
const STATUSES: readonly (readonly [StatusName, 'again' | 'renews' | RegExp])[] = [
  ['CANCELLED', 'again'],
  ['UNKNOWN', 'renews'],
  ['INVALID_ARGUMENT', /does not accept “lobby”/],
  ['DEADLINE_EXCEEDED', 'again'],
  ['NOT_FOUND', /cache “chat” does not exist/],
  ['ALREADY_EXISTS', /does not accept “lobby”/],
  ['PERMISSION_DENIED', /may not enter “lobby”/],
  ['RESOURCE_EXHAUSTED', 'again'],
  ['FAILED_PRECONDITION', /does not accept “lobby”/],
  ['ABORTED', 'again'],
  ['OUT_OF_RANGE', /does not accept “lobby”/],
  ['UNIMPLEMENTED', /does not accept “lobby”/],
  ['INTERNAL', 'again'],
  ['UNAVAILABLE', 'again'],
  ['DATA_LOSS', 'again'],
  ['UNAUTHENTICATED', 'renews'],
];

const HTTP_STATUSES = [400, 401, 403, 404, 409, 429, 500, 502, 503, 504] as const;

function failWith(status: StatusName) {
  return ({ control }: Stage) => {
    control.refuse({ operation: 'subscribe', status, forMs: OUTAGE_MS });
    control.failStreams(status);
  };
}

const refusedWithStatus = STATUSES.map(
  ([status, outcome]): FaultCell => ({
    fault: `streams end with ${status}, 3 s`,
    ...(status === 'PERMISSION_DENIED' || outcome === 'renews' ? { warmUpMs: LONG_ENOUGH_TO_RENEW_MS } : {}),
    begin: failWith(status),
    forMs: OUTAGE_MS,
    ...(typeof outcome === 'string' ? {} : { refusedWith: outcome }),
  }),
);

const refusedWithHttp = HTTP_STATUSES.map(
  (httpStatus): FaultCell => ({
    fault: `streams cut, then HTTP ${httpStatus} as text/plain, 3 s`,
    warmUpMs: LONG_ENOUGH_TO_RENEW_MS,
    begin: ({ control }) => {
      control.refuse({ operation: 'subscribe', httpStatus, forMs: OUTAGE_MS });
      control.dropStreams();
    },
    forMs: OUTAGE_MS,
  }),
);

function hang({ control }: Stage): void {
  control.hang('subscribe');
  control.dropStreams();
}

function letGo({ control }: Stage): void {
  control.delay({ operation: 'subscribe', ms: 0 });
}

const hangs = [5, 12].map(
  (seconds): FaultCell => ({
    fault: `streams cut, new ones hang, ${seconds} s`,
    begin: hang,
    forMs: seconds * 1_000,
    end: letGo,
  }),
);

const LOOP_MS = 8_000;

/** Ends every stream as soon as it is there. */
function endAll({ control }: Stage): void {
  const timer = setInterval(() => control.endStreams(), 20);
  setTimeout(() => clearInterval(timer), LOOP_MS);
}

export const STREAM_CELLS: readonly FaultCell[] = [
  { fault: 'streams cut', begin: ({ control }) => control.dropStreams(), forMs: 0 },
  { fault: 'streams ended cleanly', begin: ({ control }) => control.endStreams(), forMs: 0 },
  {
    fault: 'every stream ended at once, 8 s',
    begin: endAll,
    forMs: LOOP_MS,
  },
  {
    fault: 'stream frozen (half-open), heartbeats every 1 s',
    warmUpMs: LONG_ENOUGH_TO_LEARN_MS,
    begin: ({ control }) => control.freeze({}, { onlyOpen: true }),
    forMs: 0,
    withinMs: 3_000,
  },
  {
    fault: 'all streams frozen, new ones too, 12 s',
    warmUpMs: LONG_ENOUGH_TO_LEARN_MS,
    begin: ({ control }) => control.freeze(),
    forMs: 12_000,
    end: ({ control }) => control.unfreeze(),
  },
  ...hangs,
  {
    fault: 'streams cut, then answers without CORS, 3 s',
    begin: ({ control }) => {
      control.refuse({ operation: 'subscribe', httpStatus: 403, cors: false, forMs: OUTAGE_MS });
      control.dropStreams();
    },
    forMs: OUTAGE_MS,
  },
  {
    fault: 'streams end with a bare % in the text, 3 s',
    begin: (stage) => {
      stage.control.overrideErrorText({ text: '100 % sure, %zz', unescaped: true });
      failWith('UNAVAILABLE')(stage);
    },
    forMs: OUTAGE_MS,
    end: ({ control }) => control.overrideErrorText(undefined),
  },
  ...refusedWithStatus,
  ...refusedWithHttp,
];
