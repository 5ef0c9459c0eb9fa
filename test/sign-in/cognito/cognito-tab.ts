import type { LocalCognito } from '../../../local/cognito/local-cognito.ts';
import { CognitoAccount } from '../../../src/sign-in/cognito/cognito-account.ts';
import { CognitoApi } from '../../../src/sign-in/cognito/cognito-api.ts';
import type { AuthFlow, SignUpField } from '../../../src/sign-in/cognito/cognito-machine.ts';
import { CognitoPool } from '../../../src/sign-in/cognito/cognito-pool.ts';
import type { CognitoPort } from '../../../src/sign-in/cognito/cognito-port.ts';
import { CognitoSession } from '../../../src/sign-in/cognito/cognito-session.ts';
import type { CognitoFlow, CognitoOutcome, CognitoStep } from '../../../src/sign-in/cognito/cognito-steps.ts';
import { CognitoWayIn } from '../../../src/sign-in/cognito/cognito-way-in.ts';
import { renewalEnd } from '../../../src/sign-in/cognito/renewal-end.ts';
import { revokeOnce } from '../../../src/sign-in/cognito/revoke-once.ts';
import { type SessionTokens, storedTokens } from '../../../src/sign-in/cognito/session-tokens.ts';
import { digestOf } from '../../../src/sign-in/held-tokens.ts';
import { Renewals } from '../../../src/sign-in/renewals.ts';
import { Revocations } from '../../../src/sign-in/revocations.ts';
import { SessionStore } from '../../../src/sign-in/session-store.ts';
import { SessionTabs } from '../../../src/sign-in/session-tabs.ts';
import type { Identity } from '../../../src/sign-in/way-in.ts';
import type { RequestToken } from '../../../src/sign-in/way-in-parts.ts';
import { FakeBrowser } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

export interface CognitoTabOptions {
  /** Default: the password is sent, because its proof takes time. */
  readonly authFlow?: AuthFlow;
  readonly clientId?: string;
  readonly cacheName?: string;
  readonly disabledFlows?: readonly CognitoFlow[];
  readonly signUpFields?: readonly SignUpField[];
  readonly userNameIsEmail?: boolean;
  readonly sessionDays?: number;
  readonly clock?: FakeClock;
  /** What tabs share. */
  readonly browser?: FakeBrowser;
  /** What a reload keeps. */
  readonly tab?: FakeWebStorage;
  readonly loadPort?: () => Promise<CognitoPort>;
  /** How the machine answers; by default it lets everybody in. */
  readonly requestToken?: RequestToken;
  /** Takes the place of the network. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type CognitoTab = ReturnType<typeof openCognitoTab>;

/** A tab of a page that signs in at `cognito`, on a clock that stands still: no deadline passes by itself. */
export function openCognitoTab(
  cognito: Pick<LocalCognito, 'url' | 'userPoolId' | 'clientId'>,
  options: CognitoTabOptions = {},
) {
  const { authFlow = 'USER_PASSWORD_AUTH', clientId = cognito.clientId, cacheName = 'chat' } = options;
  const { clock = new FakeClock(), browser = new FakeBrowser(), tab = new FakeWebStorage() } = options;
  const { userPoolId, url: endpoint } = cognito;
  const calls: string[] = [];
  const bodies: string[] = [];
  const send = options.fetch ?? globalThis.fetch;
  const api = new CognitoApi({
    endpoint,
    clock,
    fetch: async (request) => {
      calls.push(request.headers.get('x-amz-target')?.split('.')[1] ?? '');
      bodies.push(await request.clone().text());
      return send(request);
    },
  });
  const account = new CognitoAccount({ api, clientId, clock });
  const port = new CognitoPool({ api, userPoolId, clientId, authFlow });
  const { device, database, tabs, silence } = browser.openTab();
  const store = new SessionStore({
    key: SESSION_KEY,
    format: storedTokens,
    clock,
    tab: () => tab.openTab(),
    device: () => device,
    database,
  });
  const revocations = new Revocations({ revokeOnce: revokeOnce(account), clock, random: () => 0 });
  const renewals = new Renewals<SessionTokens>({
    clock,
    renew: (tokens, signal) => account.refresh(tokens, signal),
    endOf: renewalEnd,
    keyOf: digestOf,
    refusals: store.refusals,
    random: () => 0,
  });
  const session = new CognitoSession({
    renewals,
    store,
    tabs: new SessionTabs({ key: SESSION_KEY, format: storedTokens, clock, tabs }),
    clock,
    userPoolId,
    cacheName,
    sessionDays: options.sessionDays,
    onLeftOver: (tokens) => void revocations.revoke(tokens),
  });
  const wayIn = new CognitoWayIn({
    session,
    account,
    revocations,
    requestToken: options.requestToken ?? (async () => ({ ok: true, token: {} })),
    loadPort: options.loadPort ?? (async () => port),
    disabledFlows: options.disabledFlows,
    signUpFields: options.signUpFields,
    userNameIsEmail: options.userNameIsEmail,
    isByChoice: authFlow === 'USER_AUTH',
    issuer: 'Momento Chat',
  });
  const steps: CognitoStep['step'][] = [];
  wayIn.onStep(({ step }) => steps.push(step));
  const identities: Identity[] = [];
  wayIn.onIdentity((identity) => identities.push(identity));
  return { wayIn, port, clock, calls, bodies, tab, browser, silence, steps, identities };
}

/** Under which the session is stored. */
export const SESSION_KEY = 'session';
export const PASSWORD = 'Local-Only-1';
export const DONE: CognitoOutcome = { ok: true };

/** Signs in where nothing but the password is asked. */
export async function signedInTab(
  cognito: LocalCognito,
  {
    userName = 'writer',
    staySignedIn = false,
    ...options
  }: CognitoTabOptions & {
    readonly userName?: string;
    readonly staySignedIn?: boolean;
  } = {},
): Promise<CognitoTab> {
  const tab = openCognitoTab(cognito, options);
  tab.wayIn.staySignedIn = staySignedIn;
  const outcome = await tab.wayIn.signIn({ userName, password: PASSWORD });
  if (!outcome.ok) throw new Error(`unable to sign in; ${outcome.failure.code}`);
  return tab;
}

/** The same tab, or another of the same browser, after loading the page. */
export async function loadedTab(cognito: LocalCognito, options: CognitoTabOptions): Promise<CognitoTab> {
  const tab = openCognitoTab(cognito, options);
  await tab.wayIn.restore();
  return tab;
}

export async function headersOf({ wayIn }: CognitoTab): Promise<Readonly<Record<string, string>>> {
  const { headers = {} } = await wayIn.authorizer.authorize({ signal: new AbortController().signal });
  return headers;
}
