// A visit as the bench of trips measures it: by whoever is at the keyboard, until the page shows what it waited for.

import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchProfile } from '../../support/chromium.ts';
import { SETTLE_MS } from './service-modes.ts';
import { countTrips } from './trip-count.ts';
import { untilShown } from './until-shown.ts';
import { watchRequests } from './watch-requests.ts';

const KEY_MS = 120;
const TO_THE_BUTTON_MS = 300;
const TO_ENTER_MS = 100;
const NAME = 'Dora';
// It fetches about a hundred files, one after another.
const WORKER_TIMEOUT_MS = 180_000;
const STREAM_PATH = '/Subscribe';

export interface VisitTimes {
  /** From the click on "Join" until the status says "Live". */
  readonly joinMs: number;
  /** From the click until the own first message, sent at once, is marked as delivered. */
  readonly firstMessageMs: number;
  /** From the reload in the room until it is live again; unless that asks for a password. */
  readonly reloadMs?: number;
  /** The same with a service worker, where the build has one. */
  readonly workerReloadMs?: number;
  /** From the way back in the history until the room is live, with nothing cached and no connection open. */
  readonly coldMs?: number;
  /** How many trips there and back these two were. */
  readonly reloadTrips?: number;
  readonly coldTrips?: number;
  /** In another visit, from the Enter key, soon after the last letter of the name, until the room is live. */
  readonly enterMs?: number;
}

export interface VisitOptions {
  readonly url: string;
  /** Who signs in; undefined for a guest. */
  readonly login?: { readonly userName: string; readonly password: string } | undefined;
  /** Whether a page of the same tab still knows who is there. */
  readonly staysSignedIn: boolean;
  /** Whether the build installs a service worker. */
  readonly hasWorker: boolean;
  readonly roundTripMs: number;
  /** How long the room is left alone before somebody comes back to it. */
  readonly restMs: number;
  /** Closes all connections that the browser has open. */
  readonly dropConnections: () => void;
}

/** One visit, in a browser profile of its own; for guests three. */
export async function measureVisit(options: VisitOptions): Promise<VisitTimes> {
  const { login, staysSignedIn } = options;
  const visit = await inProfile({ serviceWorkers: 'block' }, async (context) => {
    const page = await context.newPage();
    const joined = await join(page, options);
    return staysSignedIn ? { ...joined, ...(await comeBack(page, options)) } : joined;
  });
  if (login) return visit;
  const entered = await inProfile({ serviceWorkers: 'block' }, (context) => enterByKey(context, options));
  const reloaded = await inProfile({}, (context) => reloadByWorker(context, options));
  return { ...visit, ...entered, ...reloaded };
}

async function join(page: Page, options: VisitOptions) {
  await approachJoin(page, options);
  return clickJoin(page);
}

/** Does all that somebody does before the click on "Join", up to a rest over the button. */
export async function approachJoin(
  page: Page,
  { url, login }: Pick<VisitOptions, 'url' | 'login'>,
): Promise<void> {
  await page.goto(`${url}?room=lobby`);
  if (login) await signIn(page, login);
  else await typeName(page);
  const button = page.getByRole('button', { name: 'Join', exact: true });
  await button.waitFor();
  if (login) await page.waitForTimeout(SETTLE_MS);
  const box = await button.boundingBox();
  if (!box) throw new Error('unable to join; there is no button');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 });
  await page.waitForTimeout(TO_THE_BUTTON_MS);
}

/** Clicks, and sends a message at once. */
export async function clickJoin(page: Page): Promise<Pick<VisitTimes, 'joinMs' | 'firstMessageMs'>> {
  const clickedAtMs = performance.now();
  await page.mouse.down();
  await page.mouse.up();
  const sinceClick = async (wait: Promise<void>) => {
    await wait;
    return performance.now() - clickedAtMs;
  };
  const live = sinceClick(untilLive(page));
  const composer = page.getByRole('textbox', { name: 'Message', exact: true });
  await composer.fill('hello');
  await composer.press('Enter');
  const delivered = untilShown(page, { role: 'img', begins: 'Delivered' });
  const [joinMs, firstMessageMs] = await Promise.all([live, sinceClick(delivered)]);
  return { joinMs, firstMessageMs };
}

async function comeBack(page: Page, { dropConnections, roundTripMs, restMs }: VisitOptions) {
  await page.waitForTimeout(restMs);
  const until = STREAM_PATH;
  const warm = await watchRequests(page);
  const reloadedAtMs = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await untilLive(page);
  const reloadMs = performance.now() - reloadedAtMs;
  const reloadTrips = countTrips(warm.seen(), { until, roundTripMs });
  await warm.stop();

  await page.waitForTimeout(restMs);
  await page.goto('about:blank');
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.clearBrowserCache');
  await devTools.detach();
  dropConnections();
  const cold = await watchRequests(page);
  const wentBackAtMs = performance.now();
  await page.goBack({ waitUntil: 'commit' });
  await untilLive(page);
  const coldMs = performance.now() - wentBackAtMs;
  return { reloadMs, reloadTrips, coldMs, coldTrips: countTrips(cold.seen(), { until, roundTripMs }) };
}

async function reloadByWorker(context: BrowserContext, options: VisitOptions) {
  const page = await context.newPage();
  await join(page, options);
  if (options.hasWorker) {
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
      timeout: WORKER_TIMEOUT_MS,
    });
  }
  await page.waitForTimeout(options.restMs);
  const reloadedAtMs = performance.now();
  await page.reload({ waitUntil: 'commit' });
  await untilLive(page);
  return { workerReloadMs: performance.now() - reloadedAtMs };
}

async function enterByKey(context: BrowserContext, { url }: VisitOptions) {
  const page = await context.newPage();
  await page.goto(`${url}?room=lobby`);
  await typeName(page);
  await page.waitForTimeout(TO_ENTER_MS);
  const enteredAtMs = performance.now();
  await page.keyboard.press('Enter');
  await untilLive(page);
  return { enterMs: performance.now() - enteredAtMs };
}

async function typeName(page: Page): Promise<void> {
  const name = page.getByRole('textbox', { name: 'Your name' });
  await name.waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await name.click();
  await page.keyboard.type(NAME, { delay: KEY_MS });
}

async function signIn(page: Page, login: { readonly userName: string; readonly password: string }) {
  const password = page.getByLabel('Password', { exact: true });
  await password.waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await page.getByRole('textbox', { name: 'Username' }).fill(login.userName);
  await password.fill(login.password);
  await password.press('Enter');
}

export async function inProfile<T>(
  options: BrowserContextOptions,
  use: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await launchProfile({ ...options, locale: 'en-US' });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

export function untilLive(page: Page): Promise<void> {
  return untilShown(page, { role: 'status', begins: 'Live' });
}
