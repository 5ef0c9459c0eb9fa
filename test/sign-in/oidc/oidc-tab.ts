import type { LocalOidc } from '../../../local/oidc/local-oidc.ts';
import type { OidcMachine } from '../../../src/sign-in/oidc/oidc-machine.ts';
import type { OidcWayIn } from '../../../src/sign-in/oidc/oidc-way-in.ts';
import { openWayIn } from '../../../src/sign-in/oidc/open-way-in.ts';
import { comeBack } from '../../../src/sign-in/trips.ts';
import type { RequestToken } from '../../../src/sign-in/way-in-parts.ts';
import { FakeBrowser } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import { FakeWindow, storageOf } from '../../support/fake-window.ts';
import { OidcVisitor } from '../../support/oidc-visitor.ts';

export interface OidcTabOptions {
  readonly machine?: Partial<OidcMachine>;
  readonly clock?: FakeClock;
  readonly browser?: FakeBrowser;
  /** What a reload keeps. */
  readonly tab?: FakeWebStorage;
  readonly window?: FakeWindow;
  /** How the machine answers; by default it lets everybody in, by the claim `sub`. */
  readonly requestToken?: RequestToken;
  /** Takes the place of the network. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** What the page has to know of a provider. */
type AskedProvider = Pick<LocalOidc, 'issuer' | 'clientId' | 'scopes'>;

export type OidcTab = ReturnType<typeof openOidcTab>;

/** A tab of a page that signs in at a provider, on a clock that stands still: no deadline passes by itself. */
export function openOidcTab(oidc: AskedProvider, options: OidcTabOptions = {}) {
  const { clock = new FakeClock(Date.now()), browser = new FakeBrowser() } = options;
  const { tab = new FakeWebStorage(), window = new FakeWindow() } = options;
  const { device, database, tabs } = browser.openTab();
  const calls: string[] = [];
  const send = options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
  const machine: OidcMachine = {
    name: 'Acme',
    url: 'https://machine.example/token',
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    scopes: oidc.scopes.join(' '),
    prompt: 'consent',
    ...options.machine,
  };
  const come = comeBack({ tab: storageOf(tab), window: window.asWindow(), wallMs: () => clock.wallMs() });
  const requestToken: RequestToken =
    options.requestToken ?? (async () => ({ ok: true, token: { tokenId: 'acme:writer' } }));
  const wayIn = openWayIn(
    machine,
    {
      clock,
      cacheName: 'chat',
      requestToken,
      storage: { tab: storageOf(tab), device: () => device as unknown as Storage, database },
      tabs,
    },
    {
      window: window.asWindow(),
      come: come?.machineName === machine.name ? come : undefined,
      fetch: async (url, init) => {
        calls.push(new URL(url).pathname);
        return send(url, init);
      },
    },
  );
  return { wayIn, clock, browser, tab, window, calls, machine, options };
}

/** The way in has come to rest. */
export function untilWaiting(wayIn: OidcWayIn): Promise<void> {
  return wayIn.settled;
}

/** Goes to the provider, signs in there, and is sent back. @returns the page as it is loaded then */
export async function signedInTab(
  oidc: LocalOidc,
  options: OidcTabOptions & {
    readonly person?: string;
    readonly visitor?: OidcVisitor;
    readonly staySignedIn?: boolean;
  } = {},
): Promise<OidcTab> {
  const before = openOidcTab(oidc, options);
  await untilWaiting(before.wayIn);
  return await backFromProvider(oidc, before, options);
}

/** The same from a page that is there. */
export async function backFromProvider(
  oidc: LocalOidc,
  before: OidcTab,
  {
    person = 'writer',
    visitor = new OidcVisitor(oidc),
    staySignedIn = false,
  }: Parameters<typeof signedInTab>[1] = {},
): Promise<OidcTab> {
  before.wayIn.staySignedIn = staySignedIn;
  await before.wayIn.start();
  const url = new URL(before.window.left.at(-1) ?? '');
  before.window.open((await visitor.follow(url, person)).href);
  return await reloadedTab(oidc, before);
}

/** The same tab after loading the page at its address. */
export async function reloadedTab(
  oidc: AskedProvider,
  { options, clock, browser, tab, window }: OidcTab,
  changed: OidcTabOptions = {},
): Promise<OidcTab> {
  const after = openOidcTab(oidc, { ...options, clock, browser, tab, window, ...changed });
  await untilWaiting(after.wayIn);
  return after;
}

/** What the machine is shown. */
export async function bearerOf({ wayIn }: OidcTab): Promise<string> {
  const { headers = {} } = await wayIn.authorizer.authorize({ signal: new AbortController().signal });
  return headers['authorization'] ?? '';
}
