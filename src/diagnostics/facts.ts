// What a check-up may find out and tell. Every fact is declared here with its kind, and nothing else gets into
// progress or report: a token, a password, a query or a text of the network has no kind that it would fit.

import { MACHINE_AUTHS } from '../sign-in/kinds.ts';
import { TOKEN_ROLES } from '../tvm-client/wire.ts';

/** Tells what a value is worth as a fact; undefined: nothing. */
type Kind<T> = (value: unknown) => T | undefined;

const number: Kind<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const flag: Kind<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

const LONGEST_LIST = 100;

const numbers: Kind<readonly number[]> = (value) =>
  Array.isArray(value) && value.length <= LONGEST_LIST && value.every((each) => number(each) !== undefined)
    ? (value as readonly number[])
    : undefined;

function oneOf<const Word extends string>(...all: readonly Word[]): Kind<Word> {
  return (value) => all.find((word) => word === value);
}

/** Origin and path of a URL: no user name, password, query or fragment. */
const address: Kind<string> = (value) => {
  try {
    const { protocol, origin, pathname } = new URL(String(value));
    if (protocol !== 'https:' && protocol !== 'http:') return undefined;
    // A password with a slash in it makes a path of what stands before the @.
    return pathname.includes('@') ? origin : `${origin}${pathname}`;
  } catch {
    return undefined;
  }
};

/** The id of something that people sign in with: public, and of the pattern that all of its kind have. */
function idLike(pattern: RegExp): Kind<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

// The patterns are Cognito's own (API reference, UserPoolType and ClientIdType).
const poolId = idLike(/^(?=.{1,55}$)[\w-]+_[0-9a-z]+$/i);

const KINDS = {
  /** How the machine wants to know its callers. */
  auth: oneOf(...MACHINE_AUTHS),
  /** Whether people have to sign in at it. */
  asksWho: flag,
  signedIn: flag,
  machine: address,
  /** HTTP status. */
  status: number,
  /** Whose form of answer it is; the original machine's has two fields, ours more. */
  dialect: oneOf('original', 'extended', 'bare-token', 'moderated-chat', 'momento-function'),
  /** What an answer without a token looks like. */
  body: oneOf('empty', 'web-page', 'json', 'text'),
  /** By how much the other side's clock is ahead of this device's. */
  clockAheadSeconds: number,
  clockSource: oneOf('server-time', 'date-header', 'expiry'),
  lifeSeconds: number,
  /** `unknown`: one that this page does not know. */
  role: oneOf(...TOKEN_ROLES, 'unknown'),
  /** Whether messages will carry a name that the machine attests. */
  attested: flag,
  /** To how many topics the token is limited; absent: to none, or nobody says. */
  topicCount: number,
  momento: address,
  firstFrameMs: number,
  /** Publish to arrival, in the order of publishing. */
  latenciesMs: numbers,
  medianMs: number,
  lostCount: number,
  /** What signs people in, where the machine does not. */
  signInService: address,
  /** Where people sign in there, and for which application, as the page is set up. */
  userPool: poolId,
  appClient: idLike(/^[\w+]{1,128}$/),
  /** Where whoever is signed in has done so. */
  signedInAt: poolId,
  /** What the service that signs people in calls its refusal. */
  refusal: idLike(/^[A-Za-z_]{1,64}$/),
  /** Where that service sends people back to. */
  redirectAddress: address,
  /** Where the page would have to connect to, and may not. */
  missingOrigin: address,
};

/** Plain data; every fact is optional. */
export type Facts = { readonly [Name in keyof typeof KINDS]?: ReturnType<(typeof KINDS)[Name]> };

/** What of `found` is facts, in a fixed order; whatever else is in it is left out. Never throws. */
export function factsIn(found: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(KINDS)) {
    const fact = kind(found[name]);
    if (fact !== undefined) facts[name] = fact;
  }
  return facts;
}
