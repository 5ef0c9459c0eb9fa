// The words of the check-up: what each step looks for, and for every way in which it may end what was found and,
// where something is wrong, what to do next.

import type { Facts } from '../../diagnostics/facts.ts';
import type { StepProgress, TopicFailure } from '../../diagnostics/steps.ts';
import type { CheckUpStepWords } from '../../sign-in/kind-set-up.ts';
import { number, plural } from '../words/en/count.ts';
import { pageLocale } from '../words/page-locale.ts';
import { words } from '../words/words.ts';
import { spanInWords } from './spans.ts';
import type { DiagnosticsWords, Said, Trouble } from './word-shapes.ts';

const ASK = 'tell whoever runs this chat';
/** For whoever runs the network. (Tried with docs/proxies.md.) */
const HOLDS_BACK =
  'Whoever runs the proxy should let it pass answers on as they come. In nginx that is “proxy_buffering off;”; docs/proxies.md, which comes with this page’s source code, has the lines for others. A virus scanner may do it too.';

const TOPIC: Readonly<Record<TopicFailure, Trouble>> = {
  unauthenticated: {
    text: 'Momento does not accept the token.',
    next: `Its key may have been deleted, or belong to another region: ${ASK} to check the API key of the Token Vending Machine.`,
  },
  'permission-denied': {
    text: 'The token is good, but not for this.',
    next: `The Token Vending Machine gives out tokens for other topics or another cache than this page uses: ${ASK}.`,
  },
  'not-found': {
    text: 'The cache that this page is set up for does not exist.',
    next: 'Create it in the Momento Console (console.gomomento.com), in the region of the Token Vending Machine’s API key, or correct its name in the settings.',
  },
  'limit-exceeded': {
    text: 'A limit of the Momento account is reached.',
    next: 'Wait a moment and run the check-up again. If the problem persists, ask Momento for a higher limit.',
  },
  'invalid-argument': {
    text: 'Momento does not accept the name of the cache or of the room.',
    next: 'Use simpler names in the settings: letters, digits and hyphens.',
  },
  timeout: {
    text: 'Momento did not answer in time.',
    next: 'Check your connection and run the check-up again.',
  },
  unavailable: {
    text: 'Momento cannot serve this at the moment.',
    next: 'Wait a moment and run the check-up again.',
  },
  internal: {
    text: 'Something went wrong at Momento.',
    next: 'Wait a moment and run the check-up again. If the problem persists, contact Momento’s support.',
  },
  unreachable: {
    text: 'The request got no answer that this page can read.',
    next: 'Something on the way blocks it: try without content blockers and VPN, or from another network.',
  },
  unknown: {
    text: 'Something else answered in Momento’s place.',
    next: 'It may be a proxy, or a network that wants you to sign in first: open any other site, then run the check-up again.',
  },
  'bad-token': {
    text: 'The token cannot be decoded.',
    next: `The Token Vending Machine vends the wrong kind of token: ${ASK}.`,
  },
  'foreign-host': {
    text: ({ momento = 'another server' }) =>
      `The token is for ${momento}, which is not one of the servers that this page trusts. Nothing was sent there.`,
    next: `If that server is right, it has to be added to "momentoHosts" in config.json: ${ASK}.`,
  },
  'no-streaming': {
    text: 'This browser is too old to read an answer while it is still arriving.',
    next: 'Update it, or open this page in another browser.',
  },
  cancelled: {
    text: 'The connection was ended by the other side.',
    next: 'Run the check-up again. If the problem persists, something on the way (a proxy, a firewall) cuts long connections.',
  },
};

const OFFLINE: Trouble = {
  text: 'This device has no network.',
  next: 'Connect to a network, then run the check-up again.',
};

const EN: DiagnosticsWords = {
  intro: 'It sends a few messages that no room shows, and takes about ten seconds.',
  machine: 'Token Vending Machine',
  run: 'Run check-up',
  stop: 'Stop',
  copyReport: 'Copy report',
  reportCopied: 'Report copied',
  copyByHand: 'Copy this report',
  steps: 'Steps of the check-up',
  isRunning: 'The check-up is running…',
  result: ({ passed, warning, failed, skipped }) =>
    [
      `${passed} passed`,
      ...(warning > 0 ? [plural(warning, { one: '1 warning', other: `${number(warning)} warnings` })] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ].join(', '),
  states: {
    pending: 'Waiting',
    running: 'Running',
    passed: 'Passed',
    warning: 'Warning',
    failed: 'Failed',
    skipped: 'Skipped',
  },
  next: 'What to do:',
  latencies: ({ count, leastMs, mostMs, medianMs }) =>
    `${plural(count, { one: 'One round trip', other: `${number(count)} round trips` })}: fastest ${ms(leastMs)}, median ${ms(medianMs)}, slowest ${ms(mostMs)}`,
  step: {
    'machine-reachable': {
      title: 'Token Vending Machine answers',
      ends: {
        answers: ({ machine = '' }) => `Something answers at ${machine}.`,
        offline: OFFLINE,
        unreachable: {
          text: ({ machine = '' }) => `Nothing answers at ${machine}.`,
          next: `Check its address in the settings and your connection. If other sites work, the machine is down, or something on the way blocks it: ${ASK}.`,
        },
        unsendable: {
          text: 'A request to this address cannot even be sent.',
          next: 'Correct the address in the settings, or sign in again.',
        },
      },
    },
    'machine-cors': {
      title: 'This page may read the answer (CORS)',
      ends: {
        readable: 'This page may read the answer.',
        'refuses-page': {
          text: ({ asksWho }) =>
            asksWho
              ? 'It answers, but this page may not read the answer. Some machines do that whenever they do not accept a sign-in.'
              : 'It answers, but this page may not read the answer.',
          next: `Sign in again, if you are signed in. Otherwise the machine has to allow this page’s address (header Access-Control-Allow-Origin): ${ASK}.`,
        },
      },
    },
    'machine-status': {
      title: 'HTTP status',
      ends: {
        good: status,
        'asks-who': (facts) => `${status(facts)} It requires a sign-in, as it should.`,
        unauthorized: {
          text: (facts) => `${status(facts)} It does not accept your sign-in.`,
          next: 'Sign in (again) at this machine, then run the check-up again. If it requires no sign-in, its way in is wrong in the settings.',
        },
        forbidden: {
          text: (facts) => `${status(facts)} It does not vend a token for a request like this.`,
          next: `Ask whoever runs this chat for access. If everybody gets this, the path of its address may be wrong.`,
        },
        'not-found': {
          text: (facts) => `${status(facts)} There is no Token Vending Machine at this address.`,
          next: 'Correct the address in the settings: its path (such as “/prod/”) counts too.',
        },
        rejected: {
          text: (facts) => `${status(facts)} It does not accept this request.`,
          next: `Check the address and the way in of this machine in the settings. If they are right, ${ASK}.`,
        },
        redirected: {
          text: 'It redirects to another address, which this page does not follow.',
          next: 'Put the address that it leads to into the settings.',
        },
        throttled: {
          text: (facts) => `${status(facts)} It has had too many requests.`,
          next: 'Wait a minute, then run the check-up again.',
        },
        unavailable: {
          text: (facts) => `${status(facts)} It is running, but has an error.`,
          next: `Look into the log of the machine, or ${ASK}: often its Momento API key is missing, wrong or deleted.`,
        },
      },
    },
    'machine-answer': {
      title: 'Form of its answer',
      ends: {
        token: ({ dialect = 'original' }) => `A token, in the form of ${DIALECTS[dialect]}.`,
        'no-token': {
          text: ({ body = 'text' }) => `There is no token in it: ${BODIES[body]}.`,
          next: 'This is not the address of a Token Vending Machine. Correct it in the settings.',
        },
      },
    },
    clock: {
      title: 'Clock of this device',
      ends: {
        right: ({ clockAheadSeconds = 0 }, span) =>
          clockAheadSeconds === 0
            ? 'It agrees with the machine’s.'
            : `It differs from the machine’s by ${span(clockAheadSeconds)}.`,
        off: {
          text: ({ clockAheadSeconds = 0 }, span) =>
            `It is ${span(clockAheadSeconds)} ${clockAheadSeconds > 0 ? 'behind' : 'ahead of'} the machine’s.`,
          next: 'Let the device set its clock automatically (date and time in its settings). The chat works all the same, but signing in may not, and times look wrong.',
        },
        plausible: 'The machine does not give its time, but the expiry of the token is plausible.',
        implausible: {
          text: 'According to this device’s clock, the token expires at an impossible time.',
          next: `Check the device’s date and time. If they are right, the machine’s are wrong: ${ASK}.`,
        },
        untold: 'This page cannot read the machine’s time.',
      },
    },
    'token-decodes': {
      title: 'Token can be decoded',
      ends: {
        decodes: ({ momento = '' }) => `It leads to ${momento}.`,
        'bad-token': TOPIC['bad-token'],
        'foreign-host': TOPIC['foreign-host'],
      },
    },
    'token-life': {
      title: 'Life and role of the token',
      ends: {
        told: (facts, span) => `It lives for ${span(facts.lifeSeconds)}. ${role(facts)}`,
        untold: (facts) => `Its end is not told: this page renews it every few minutes. ${role(facts)}`,
        short: {
          text: (facts, span) => `It lives for ${span(facts.lifeSeconds)} only. ${role(facts)}`,
          next: 'Let the Token Vending Machine give out tokens that live for 15 minutes or more: each renewal is a request.',
        },
        'unknown-role': {
          text: role,
          next: 'Reload this page: a newer version may know the role. If that does not help, tell whoever runs this chat.',
        },
      },
    },
    'momento-reachable': {
      title: 'Momento answers',
      ends: {
        answers: 'Something answers at the address in the token.',
        offline: OFFLINE,
        unreachable: {
          text: 'Nothing answers at the address in the token.',
          next: 'Something on the way may block it: try without content blockers and VPN, or from another network. If a Momento endpoint is set in the settings, check it.',
        },
      },
    },
    subscribe: {
      title: 'Subscribing to a room',
      ends: {
        ...TOPIC,
        subscribed: ({ firstFrameMs = 0 }) => `First sign of life after ${ms(firstFrameMs)}.`,
        silent: {
          text: 'The subscription is accepted, but nothing has come on it yet.',
          next: 'See whether the round trip works: then all is well. If it does not, something on the way holds streams back (a proxy, a virus scanner).',
        },
        'write-only': 'This token may write, but not read.',
      },
    },
    publish: {
      title: 'Publishing to a room',
      ends: {
        ...TOPIC,
        published: 'Momento took a message.',
        'read-only': 'This token may read, but not write.',
        'not-allowed': {
          text: 'This token may not write.',
          next: 'If you are only meant to read, all is well. Otherwise ask whoever runs this chat for the right to write.',
        },
      },
    },
    'round-trip': {
      title: 'Round trip of a message',
      ends: {
        ...TOPIC,
        measured: trip,
        slow: {
          text: (facts) => `${trip(facts)} That is slow.`,
          next: 'Check your connection, and whether the cache is in a region near you.',
        },
        lossy: {
          text: ({ lostCount = 0, latenciesMs = [] }) =>
            `${lostCount} of ${lostCount + latenciesMs.length} messages did not come back in time.`,
          next: 'Check your connection and run the check-up again.',
        },
        'no-echo': {
          text: 'What was published did not come back.',
          next: 'Something on the way holds streams back (a proxy, a virus scanner): try from another network.',
        },
        delayed: {
          text: 'Something between here and Momento holds the stream back: messages come every few seconds instead of at once.',
          next: HOLDS_BACK,
        },
        'held-back': {
          text: 'Something between here and Momento holds the stream back: what is sent gets through, and nothing comes back.',
          next: `Try from another network. ${HOLDS_BACK}`,
        },
        'read-only': 'It can only be measured with the right to write.',
        'write-only': 'It can only be measured with the right to read.',
      },
    },
  },
  anyStep: {
    timeout: {
      text: 'There was no answer in time.',
      next: 'Check your connection and run the check-up again.',
    },
    unexpected: {
      text: 'The check-up itself failed at this step.',
      next: 'Run it again. If the problem persists, report it with “Copy report”.',
    },
    'earlier-failed': 'An earlier step failed.',
    'sign-in-first': 'Sign in at this machine first.',
    'sign-in-fails': 'You are signed in, but the sign-in service does not confirm it at the moment.',
    stopped: 'You stopped the check-up.',
  },
};

const DIALECTS = {
  original: 'the original machine',
  extended: 'this project’s machine',
  'bare-token': 'a bare token',
  'moderated-chat': 'Momento’s moderated chat',
  'momento-function': 'a Momento Function',
} as const satisfies Record<NonNullable<Facts['dialect']>, string>;

const BODIES = {
  empty: 'it is empty, or too long',
  'web-page': 'it is a web page',
  json: 'it is other data',
  text: 'it is other text',
} as const satisfies Record<NonNullable<Facts['body']>, string>;

const ROLES = {
  'publish-subscribe': 'It may read and write.',
  'subscribe-only': 'It may read only.',
  'publish-only': 'It may write only.',
  unknown: 'Its role is one that this page does not know, so the page only reads.',
} as const satisfies Record<NonNullable<Facts['role']>, string>;

function status({ status: code = 0 }: Facts): string {
  return `The machine answered ${code}.`;
}

function role({ role: told }: Facts): string {
  return told === undefined ? 'The machine does not say what the token allows.' : ROLES[told];
}

function trip({ medianMs = 0 }: Facts): string {
  return `Half of the messages came back within ${ms(medianMs)}.`;
}

function ms(duration: number): string {
  return `${duration >= 10 ? Math.round(duration) : duration} ms`;
}

declare module '../words/words.ts' {
  interface WordAreas {
    diagnostics: DiagnosticsWords;
  }
}

export const diagnosticsWords = words('diagnostics', EN);

/**
 * A step in words.
 * @param kindWords of the steps that the machine's kind adds, by their ids
 */
export function stepInWords(
  { id, code, facts }: StepProgress,
  kindWords: Readonly<Record<string, CheckUpStepWords>> | undefined,
): {
  readonly title: string;
  /** `''` until it has ended. */
  readonly text: string;
  /** What to do next where something is wrong. */
  readonly next?: string;
} {
  const say = diagnosticsWords();
  const own: Readonly<Record<string, StepWords>> = say.step;
  const { title, ends } = own[id] ?? kindWords?.[id] ?? { title: id, ends: {} };
  if (code === undefined) return { title, text: '' };
  const all: Readonly<Record<string, Said | Trouble>> = { ...say.anyStep, ...ends };
  const said = all[code] ?? '';
  if (typeof said !== 'object') return { title, text: spoken(said, facts) };
  return { title, text: spoken(said.text, facts), next: said.next };
}

interface StepWords {
  readonly title: string;
  readonly ends: Readonly<Record<string, Said | Trouble>>;
}

function spoken(said: Said, facts: Facts): string {
  return typeof said === 'string' ? said : said(facts, (seconds = 0) => spanInWords(seconds, pageLocale()));
}
