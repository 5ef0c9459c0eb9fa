import { parseArgs } from 'node:util';

export interface LoadOptions {
  readonly url: URL;
  readonly perSecond: number;
  readonly seconds: number;
  /** Goes on although most requests get no token. */
  readonly despiteRefusals: boolean;
  /** What each request carries beside its URL; may hold secrets. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What Momento lets an account vend by default; above it, the load takes tokens away from people. */
export const FREE_PER_SECOND = 5;
/** So many of the last answers are looked at: where more than half are no token, to go on only does harm. */
export const LAST_ANSWERS = 20;
const MOST_PER_SECOND = 100;
const MOST_SECONDS = 600;

export const USAGE = `Asks your own Token Vending Machine for tokens at a steady rate, and prints what came of it.
Each is a real token, and counts against the limit of your account.

  npm run load -- <URL of the machine> [--perSecond 2] [--seconds 60] [--origin <of your page>]

Who asks is told by the environment, because arguments can be seen by others on this computer:
  LOAD_USERNAME and LOAD_PASSWORD for a machine with passwords, LOAD_TOKEN for "Authorization: Bearer".

At most ${FREE_PER_SECOND} a second, which is all that an account has by default; up to ${MOST_PER_SECOND} with --above-default-limit. At most ${MOST_SECONDS} s.
It ends early where more than half of the last ${LAST_ANSWERS} requests got no token; with --despite-refusals it goes on.`;

/** @throws Error in words for who called it, which quote no secret */
export function loadOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LoadOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      perSecond: { type: 'string', default: '2' },
      seconds: { type: 'string', default: '60' },
      origin: { type: 'string' },
      'above-default-limit': { type: 'boolean', default: false },
      'despite-refusals': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [address, ...others] = positionals;
  if (address === undefined || others.length > 0) throw new Error(USAGE);
  const perSecond = numberOf(values.perSecond, { name: 'perSecond', upTo: MOST_PER_SECOND });
  if (perSecond > FREE_PER_SECOND && !values['above-default-limit']) {
    throw new Error(
      `unable to ask more than ${FREE_PER_SECOND} times a second; that is all that an account of Momento may vend by default, and people would get no token: add --above-default-limit if yours may vend more`,
    );
  }
  return {
    url: urlOf(address),
    perSecond,
    seconds: numberOf(values.seconds, { name: 'seconds', upTo: MOST_SECONDS }),
    despiteRefusals: values['despite-refusals'],
    headers: { ...(values.origin === undefined ? {} : { Origin: values.origin }), ...credentialsIn(env) },
  };
}

function numberOf(text: string, { name, upTo }: { readonly name: string; readonly upTo: number }): number {
  const value = Number(text);
  if (value > 0 && value <= upTo) return value;
  throw new Error(`unable to use --${name}; it is "${text}", expected a number above 0, up to ${upTo}`);
}

/** Of a machine that may be anybody's but Momento's. What is not repeated in a message may be a secret. */
function urlOf(text: string): URL {
  if (!URL.canParse(text)) throw new Error('unable to use the address; it is no URL');
  const url = new URL(text);
  const host = url.hostname.replace(/\.$/, '');
  const isHere = host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
  if (url.protocol !== 'https:' && !(isHere && url.protocol === 'http:')) {
    throw new Error('unable to use the address; it is neither https nor of this computer');
  }
  if (url.username || url.password) {
    throw new Error('unable to use the address; it holds a password: give that in the environment');
  }
  if (url.search || url.hash) {
    throw new Error('unable to use the address; leave out what begins with "?" or "#"');
  }
  if (/(?:^|\.)(?:momentohq|gomomento)\.[a-z]+$/.test(host)) {
    throw new Error(`unable to ask ${host}; that is Momento itself: give the address of your own machine`);
  }
  return url;
}

function credentialsIn({
  LOAD_USERNAME,
  LOAD_PASSWORD,
  LOAD_TOKEN,
}: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  if (Boolean(LOAD_USERNAME) !== Boolean(LOAD_PASSWORD)) {
    throw new Error('unable to sign in; LOAD_USERNAME and LOAD_PASSWORD need each other');
  }
  if (LOAD_USERNAME && LOAD_TOKEN) {
    throw new Error('unable to sign in; there is a password and a token: unset one of them');
  }
  if (LOAD_TOKEN) return { Authorization: `Bearer ${LOAD_TOKEN}` };
  return LOAD_USERNAME && LOAD_PASSWORD ? { username: LOAD_USERNAME, password: LOAD_PASSWORD } : {};
}
