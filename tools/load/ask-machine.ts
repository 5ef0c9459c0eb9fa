import type { LoadOptions } from './load-options.ts';

/** A word for how a request ended: `vended`, a code of the machine, or what else it was. */
export type Ask = (signal: AbortSignal) => Promise<string>;

const GIVE_UP_MS = 30_000;
const MAX_BODY_LENGTH = 20_000;

/** Asks as a page would, but follows nobody elsewhere: a redirect would take the credentials along. */
export function askMachine({ url, headers }: Pick<LoadOptions, 'url' | 'headers'>): Ask {
  return async (signal) => {
    const timeout = AbortSignal.timeout(GIVE_UP_MS);
    try {
      const response = await fetch(url, {
        headers: { ...headers },
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      return outcomeOf(response.status, await response.text());
    } catch {
      if (signal.aborted) return 'stopped';
      return timeout.aborted ? `no answer in ${GIVE_UP_MS / 1_000} s` : 'no connection';
    }
  };
}

/** Nothing of the answer but a code gets on: it holds a token. */
function outcomeOf(status: number, text: string): string {
  const body = text.length > MAX_BODY_LENGTH ? undefined : parsed(text);
  const code: unknown = fieldOf(fieldOf(body, 'error'), 'code');
  if (status === 200)
    return typeof fieldOf(body, 'authToken') === 'string' ? 'vended' : '200 without a token';
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code)
    ? `${status} ${code}`
    : `${status}, of no machine`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
