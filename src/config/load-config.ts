import { type Clock, SystemClock } from '../base/clock.ts';
import type { ConfigProblem, ConfigResult } from './app-config.ts';
import { type BuildEnv, readBuildEnv } from './build-env.ts';
import { parseConfig } from './parse-config.ts';
import { showValue } from './show-value.ts';

export interface LoadConfigOptions {
  /** Address of the page; `config.json` lies beside it. */
  readonly pageUrl: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly env?: BuildEnv;
}

const FILE = 'config.json';
const TIMEOUT_MS = 10_000;

/**
 * Fetches `config.json` past every cache and parses it over what the page was built with. Never rejects: what
 * cannot be had or read is a problem for the page to show.
 *
 * 404 means "nothing to add": a host that was given the build without the file still serves a page that was
 * configured when it was built. Everything else that is not JSON is a problem, a host's own page above all: it
 * would hide a configuration that somebody wrote.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<ConfigResult> {
  const { pageUrl, clock = new SystemClock(), env = readBuildEnv() } = options;
  const fetchFile = options.fetch ?? ((input, init) => fetch(input, init));
  const timeout = new AbortController();
  // It covers the body too: a host may send headers and then nothing.
  const cancelTimeout = clock.setTimer(TIMEOUT_MS, () => timeout.abort());
  try {
    const response = await fetchFile(new URL(FILE, pageUrl), { cache: 'no-store', signal: timeout.signal });
    if (response.status === 404) return parseConfig({ file: {}, env, pageUrl });
    if (!response.ok) return unreadable(`HTTP status ${response.status}`);
    const file = parseJson(await response.text());
    return file.ok ? parseConfig({ file: file.value, env, pageUrl }) : unreadable(file.found);
  } catch {
    return unreadable(timeout.signal.aborted ? `no answer within ${TIMEOUT_MS / 1_000} s` : 'no answer');
  } finally {
    cancelTimeout();
  }
}

function unreadable(found: string): ConfigResult {
  const problem: ConfigProblem = { source: FILE, key: '(the whole file)', found, expected: 'a JSON file' };
  return { ok: false, problems: [problem] };
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly found: string };

function parseJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, found: showValue(text.trim()) };
  }
}
