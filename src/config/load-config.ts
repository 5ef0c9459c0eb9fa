import type { ConfigResult } from './app-config.ts';
import { builtIn } from './build-env.ts';
import type { FileFailure } from './fields/config-problem.ts';
import type { Field } from './fields/field.ts';
import { type ConfigInput, parseConfig } from './parse-config.ts';

export interface LoadConfigOptions {
  /** Address of the page; `config.json` lies beside it. */
  readonly pageUrl: string;
  /** The user's settings as they are stored, JSON. */
  readonly settings?: string | undefined;
  /** Ends the waiting for `config.json`. */
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
  /** Default: what the page was built with. */
  readonly built?: Field | undefined;
}

export interface LoadedConfig {
  readonly result: ConfigResult;
  /** What it was made of; undefined where `config.json` could not be had. */
  readonly input?: ConfigInput;
}

/**
 * Fetches `config.json` past every cache and parses it over what the page was built with, and the user's settings
 * over both. Never rejects: what cannot be had or read is a problem for the page to show.
 *
 * 404 means "nothing to add": a host that was given the build without the file still serves a page that was
 * configured when it was built. Everything else that is not JSON is a problem, a host's own page above all: it
 * would hide a configuration that somebody wrote.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  const { pageUrl, signal } = options;
  const fetchFile = options.fetch ?? ((input, init) => fetch(input, init));
  try {
    const response = await fetchFile(new URL('config.json', pageUrl), { cache: 'no-store', signal });
    const { ok, status } = response;
    if (!ok && status !== 404) return failed({ code: 'http-status', value: status });
    return configOf(ok ? parseJson(await response.text()) : {}, options);
  } catch {
    return failed({ code: signal.aborted ? 'timeout' : 'no-answer' });
  }
}

/** What the page is configured with if `config.json`, parsed, is `file`. Never throws. */
export function configOf(
  file: unknown,
  { pageUrl, settings = '{}', built = builtIn() }: Pick<LoadConfigOptions, 'pageUrl' | 'settings' | 'built'>,
): LoadedConfig {
  const input = { file, settings: parseJson(settings), built, pageUrl };
  return { result: parseConfig(input), input };
}

function failed(failure: FileFailure): LoadedConfig {
  return { result: { ok: false, problems: [{ source: 'config.json', key: '', ...failure }] } };
}

/** What is no JSON stays the text that it is, and the parser takes no text for a configuration. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim();
  }
}
