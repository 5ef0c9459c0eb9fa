// What networks do beyond being there or not. All of it is played on loopback, by a network of the cell's own
// (test/support/network/) with the browser's help; docs/reliability.md says how.

import type { ChatPage } from '../../../support/chat-page.ts';
import type { PortalForm } from '../../../support/network/captive-portal.ts';
import type { Conditions } from '../../../support/network/link.ts';
import { until } from '../../../support/until.ts';
import type { FaultCell, Stage } from '../fault-cell.ts';
import type { NetworkKind, PlayedNetwork } from '../played-network.ts';
import { LOBBY } from '../room-traffic.ts';

const AT_JOIN_MS = 7_000;
const OUTAGE_MS = 5_000;
const TOKEN_TTL_SECONDS = 10;
// Longer than the token lives, from the moment the room is live.
const PAST_EXPIRY_MS = 13_000;

type WireStage = Omit<Stage, 'chat'> & { readonly chat: ChatPage };

/** What is done to the cell's network, with the page as Playwright knows it. */
function over(act: (network: PlayedNetwork, stage: WireStage) => unknown) {
  return (stage: Stage) => {
    const { network, chat } = stage;
    if (!network || !chat.playwright) throw new Error('unable to play this; the cell has no network');
    return act(network, { ...stage, chat: chat.playwright });
  };
}

/** Its worker keeps all files of the page from then on, so that nothing but machine and Momento is out of reach. */
const visitBefore = over(async ({ url }, { chat: { page } }) => {
  await page.goto(url);
  // Not while it is being activated: who loads the page anew at that moment waited for ever, now and then.
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
});

const visited = { prepare: visitBefore, keepsFiles: true } as const;
const atJoin = { ...visited, at: 'join', forMs: AT_JOIN_MS } as const;

const letThrough = over((network) => network.letThrough());
const mend = over(({ rough }) => rough.become({}));

const portals = (['page', 'redirect'] as const).flatMap((form: PortalForm): FaultCell[] => {
  const fault = `captive portal (${form})`;
  const portal = {
    network: 'plain',
    begin: over((network) => network.demandSignIn(form)),
    end: letThrough,
  } as const;
  return [
    { ...portal, ...atJoin, fault: `${fault} at join`, warnsWith: /network that requires you to sign in/ },
    { ...portal, fault: `${fault} in a live room, 5 s`, forMs: OUTAGE_MS },
    {
      ...portal,
      fault: `${fault} over the end of a token`,
      host: { tokenTtlSeconds: TOKEN_TTL_SECONDS },
      warmUpMs: 1_000,
      forMs: PAST_EXPIRY_MS,
    },
  ];
});

const untrusted = {
  network: 'tls',
  begin: over((network) => network.intercept('stranger')),
  end: letThrough,
} as const;

const interceptions: readonly FaultCell[] = [
  { ...untrusted, ...atJoin, fault: 'TLS intercepted at join, not trusted' },
  { ...untrusted, fault: 'TLS intercepted, not trusted, 5 s', forMs: OUTAGE_MS },
  {
    fault: 'TLS intercepted by one who is trusted, from here on',
    network: 'tls',
    needsFreshPage: true,
    begin: over((network) => network.intercept('company')),
    forMs: 0,
  },
];

const cut = over(({ rough }) => rough.cut());

const ipv6Only: readonly FaultCell[] = [
  { fault: 'IPv6 only: connections cut', network: 'ipv6', begin: cut, forMs: 0 },
];

const nameless = {
  network: 'plain',
  // Its requests go by way of the test from then on.
  needsFreshPage: true,
  begin: over((network, { chat }) => network.loseNames(chat)),
  end: over((network) => network.findNames()),
} as const;

const names: readonly FaultCell[] = [
  { ...nameless, ...atJoin, fault: 'DNS fails at join' },
  { ...nameless, fault: 'DNS fails in a live room, 5 s', forMs: OUTAGE_MS },
  { ...nameless, fault: 'DNS fails in a live room, 20 s', forMs: 20_000 },
];

// Heartbeats come every second, and three intervals teach that.
const LONG_ENOUGH_TO_LEARN_MS = 6_500;

/**
 * Nothing tells the browser either: it hands new requests to connections that are dead. Over HTTP/1.1 each attempt may meet
 * one, and lasts 8 s then. Over HTTP/2 there is one for all: Chromium asks whether it lives when there is a request and
 * 10 s have brought nothing, and gives it up 10 s later.
 */
function readdressed(network: NetworkKind, http: string, withinMs: number): readonly FaultCell[] {
  const fault = `another address under a live stream, ${http}`;
  const moved = {
    network,
    withinMs,
    warmUpMs: LONG_ENOUGH_TO_LEARN_MS,
    begin: over(({ rough }) => rough.strand()),
    verify: over(({ rough }) => rough.forgetStranded()),
  } as const;
  const tell = (event: 'online' | 'change') =>
    over((_, { chat }) =>
      chat.page.evaluate((name) => {
        const { connection } = navigator as { connection?: EventTarget };
        const target = name === 'online' ? window : connection;
        if (!target?.dispatchEvent(new Event(name))) throw new Error(`unable to tell of "${name}"`);
      }, event),
    );
  return [
    { ...moved, fault: `${fault}, and nobody tells`, forMs: 0 },
    { ...moved, fault: `${fault}, then "online"`, forMs: 500, end: tell('online') },
    { ...moved, fault: `${fault}, then "change"`, forMs: 500, end: tell('change') },
  ];
}

const LOSSY: Conditions = { travelMs: 400, lost: 0.02 };
const SLOW: Conditions = { bitsPerSecond: 50_000 };
const BAD_MS = 15_000;

function bad(fault: string, conditions: Conditions, more: Partial<FaultCell> = {}): readonly FaultCell[] {
  const begin = over(({ rough }) => rough.become(conditions));
  return [
    { network: 'plain', ...more, fault: `${fault}, from joining on`, at: 'join', begin, forMs: BAD_MS },
    { network: 'plain', ...more, fault: `${fault}, 15 s`, begin, forMs: BAD_MS, end: mend },
  ];
}

// What a short message takes with its headers fits in, and what a full packet takes does not.
const LARGEST_PIECE = 1_300;
const LONG_WORDS = 'W'.repeat(3_000);
const PATIENCE_MS = 60_000;

/** Until the service has had so many publishes from the page. */
async function untilTaken({ control }: Pick<Stage, 'control'>, count: number): Promise<void> {
  const isTaken = () => control.counters().calls.publish >= count;
  await until(`${count} messages taken`, isTaken, { withinMs: PATIENCE_MS });
}

const blackHoles: readonly FaultCell[] = [
  {
    fault: `MTU black hole towards the service, over ${LARGEST_PIECE} bytes`,
    network: 'plain',
    needsFreshRoom: true,
    mayWrite: true,
    begin: over(async ({ rough }, { chat }) => {
      rough.become({ up: { largestPiece: LARGEST_PIECE }, down: {} });
      await chat.send(LONG_WORDS);
      await chat.send('short');
    }),
    forMs: 14_000,
    end: over(async ({ rough }, stage) => {
      // That Ann is there, and what is short.
      await untilTaken(stage, 2);
      rough.become({});
      // The long one may have arrived, for all that the page knows: so it is for Ann to say.
      await stage.chat.button('Retry').click();
    }),
    verify: over(async (_, stage) => {
      await untilTaken(stage, 3);
      await stage.chat.button('Retry').waitFor({ state: 'detached' });
    }),
  },
  {
    // Were it lost, a gap would be shown.
    fault: `MTU black hole towards the page, over ${LARGEST_PIECE} bytes`,
    network: 'plain',
    begin: over(({ rough }, { control }) => {
      rough.become({ up: {}, down: { largestPiece: LARGEST_PIECE } });
      const event = { event: 'message', username: 'Ben', text: LONG_WORDS, timestamp: Date.now() };
      control.publish(LOBBY, { text: JSON.stringify(event) });
    }),
    forMs: 14_000,
    end: mend,
  },
];

export const WIRE_CELLS: readonly FaultCell[] = [
  ...portals,
  ...interceptions,
  ...ipv6Only,
  ...names,
  ...readdressed('plain', 'HTTP/1.1', 20_000),
  ...readdressed('tls', 'HTTP/2', 30_000),
  ...bad('2 % loss, 400 ms each way, HTTP/1.1', LOSSY),
  ...bad('2 % loss, 400 ms each way, HTTP/2', LOSSY, { network: 'tls' }),
  // The worker of a page that is visited for the first time would fetch all its files over the same link.
  ...bad('50 kbit/s', SLOW, visited),
  ...blackHoles,
];
