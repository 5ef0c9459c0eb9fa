import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { isExecutable } from './in-path.ts';

/** Without windows and what belongs to them, so that a page opens for two fifths of the processor time. */
const SHELL = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Where a Chromium or Chrome is: `CHROMIUM_PATH`, else in `PATH`, else in the usual places.
 * @throws Error with one line that tells how to get one.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const told = env.CHROMIUM_PATH;
  if (told) {
    if (isExecutable(told)) return told;
    throw new Error(`unable to find Chromium; CHROMIUM_PATH is ${told}, which is not a program`);
  }
  const found = [...inPath(NAMES, env), ...PLACES].find(isExecutable);
  if (found) return found;
  throw new Error(
    'unable to find Chromium or Chrome; install one (Debian: apt-get install chromium, macOS: brew install --cask chromium) or set CHROMIUM_PATH',
  );
}

/** As {@link findChromium}, but rather its headless shell, if that is in `PATH`. */
export function findHeadlessShell(env = process.env): string {
  const shell = env.CHROMIUM_PATH ? undefined : inPath([SHELL], env).find(isExecutable);
  return shell ?? findChromium(env);
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** What people have, for figures; tests of behaviour rather take what starts sooner. */
  readonly whole?: boolean;
}

/** Starts it headless, without anything that goes to the network by itself. */
export function launchChromium({ args = [], whole = false }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: whole ? findChromium() : findHeadlessShell(),
    headless: true,
    args: [...quietly(), ...args],
  });
}

/**
 * A whole Chromium with a profile as people have one, in a folder of its own until it is closed. The contexts of
 * {@link launchChromium} are private windows, in which Chromium 156 opens no connection ahead (`<link rel="preconnect">`);
 * its headless shell never does.
 */
export async function launchProfile(options: BrowserContextOptions): Promise<BrowserContext> {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const executablePath = findChromium();
  const launching = { ...options, executablePath, headless: true, args: quietly() };
  const context = await chromium.launchPersistentContext(folder, launching);
  // Its other processes end a moment after it, and write there until then.
  context.once('close', () => void rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return context;
}

/** Nothing of it goes to the network by itself. */
function quietly(): string[] {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses its sandbox to root, as whom containers and CI run.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function inPath(names: readonly string[], { PATH = '' }: NodeJS.ProcessEnv): string[] {
  return PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}
