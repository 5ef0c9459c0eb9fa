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
  /** The request for `config.json`, if that was sent before, with the same signal. */
  readonly begun?: Promise<Response> | undefined;
  readonly fetch?: typeof fetch;
  /** Loads what reads a brand. */
  readonly loadBrand?: () => Promise<{ brandReader(pageUrl: string): ConfigInput['brandReader'] }>;
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
 *
 * A brand is left out where what reads it cannot be loaded: nobody is kept from their room by a colour.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig> {
  const { pageUrl, signal, begun } = options;
  const fetchFile = options.fetch ?? ((input, init) => fetch(input, init));
  try {
    const response = await (begun ??
      fetchFile(new URL('config.json', pageUrl), { cache: 'no-store', signal }));
    const { ok, status } = response;
    if (!ok && status !== 404) return failed({ code: 'http-status', value: status });
    const text = ok ? await response.text() : '{}';
    // Where that stands for something else, it is loaded in vain.
    const late = text.includes('"brand"') ? await options.loadBrand?.().catch(() => undefined) : undefined;
    return configOf(parseJson(text), options, late?.brandReader(pageUrl));
  } catch {
    return failed({ code: signal.aborted ? 'timeout' : 'no-answer' });
  }
}

/** What the page is configured with if `config.json`, parsed, is `file`. Never throws. */
export function configOf(
  file: unknown,
  { pageUrl, settings = '{}', built = builtIn() }: Pick<LoadConfigOptions, 'pageUrl' | 'settings' | 'built'>,
  brandReader?: ConfigInput['brandReader'],
): LoadedConfig {
  const input = { file, settings: parseJson(settings), built, pageUrl, brandReader };
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
