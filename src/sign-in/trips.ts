// People leave the page to sign in at another one, and come back to it. What they need then is kept in the tab: no link
// can bring it, and nobody else reads it.

import { jsonFields } from '../base/json-fields.ts';
import { storageKey } from '../names/storage-keys.ts';
import { forgetIn } from './forget-in.ts';

/** Who set off, from where. */
export interface Trip {
  /** Comes back in the address; nobody can guess it. */
  readonly state: string;
  readonly machineName: string;
  /** Wall time, epoch ms. */
  readonly startedAtMs: number;
  /** The query and the history state of the page: which room was meant, or open. */
  readonly query: string;
  readonly historyState: unknown;
  /** What the kind of machine needs then; it is secret. */
  readonly luggage: unknown;
}

interface Luggage extends Pick<Trip, 'state' | 'machineName' | 'luggage'> {
  /** Where it is not in the address yet: what was typed. */
  readonly roomName?: string | undefined;
}

/** Somebody who set off has come back, within the time. */
export interface Return extends Pick<Trip, 'machineName' | 'luggage'> {
  /** What the other page has put into the address; nobody vouches for it. */
  readonly parameters: URLSearchParams;
}

export interface TripOptions {
  readonly tab: () => Storage;
  readonly window: Window;
  readonly wallMs: () => number;
}

const KEY = storageKey('trip');
const LONGEST_MS = 600_000;
/** What an authorization server may put into the address (RFC 6749, RFC 9207, OpenID Connect). */
const PARAMETERS = ['code', 'state', 'iss', 'session_state', 'error', 'error_description', 'error_uri'];

/** The address that people come back to: that of the page, without query and fragment. */
export function returnAddress({ location }: Pick<Window, 'location'>): string {
  return location.origin + location.pathname;
}

/** Remembers where somebody is, and goes to another page. @throws where the tab can remember nothing */
export function setOff(url: string, { tab, window, wallMs, roomName, ...trip }: TripOptions & Luggage): void {
  const { location, history } = window;
  const query = new URLSearchParams(location.search);
  if (roomName) query.set('room', roomName);
  const kept: Trip = {
    ...trip,
    startedAtMs: wallMs(),
    query: `?${query}`,
    historyState: history.state as unknown,
  };
  tab().setItem(KEY, JSON.stringify(kept));
  location.assign(url);
}

/**
 * Takes what another page has put into the address out of it. What this tab does not wait for goes without a word: anybody
 * can make such a link.
 * @returns undefined where nobody of this tab is on the way, or was for too long
 */
export function comeBack({ tab, window, wallMs }: TripOptions): Return | undefined {
  const url = new URL(window.location.href);
  const parameters = new URLSearchParams();
  for (const name of PARAMETERS) {
    for (const value of url.searchParams.getAll(name)) parameters.append(name, value);
    url.searchParams.delete(name);
  }
  if (`${parameters}` === '') return undefined;
  const trip = takeTrip(tab);
  const isOurs = trip !== undefined && trip.state === parameters.get('state');
  const { search, historyState } = isOurs
    ? { search: trip.query, historyState: trip.historyState }
    : { search: url.search, historyState: window.history.state as unknown };
  window.history.replaceState(historyState, '', search === '' ? '?' : search);
  if (!isOurs) return undefined;
  const tookMs = wallMs() - trip.startedAtMs;
  if (tookMs < 0 || tookMs > LONGEST_MS) return undefined;
  const { machineName, luggage } = trip;
  return { machineName, luggage, parameters };
}

/** It counts once, whatever becomes of it. */
function takeTrip(tab: () => Storage): Trip | undefined {
  try {
    const trip = jsonFields(tab().getItem(KEY) ?? '');
    forgetIn(tab, KEY);
    const { state, machineName, startedAtMs, query } = trip ?? {};
    const isTrip =
      typeof state === 'string' &&
      state !== '' &&
      typeof machineName === 'string' &&
      typeof startedAtMs === 'number' &&
      typeof query === 'string' &&
      query.startsWith('?');
    return isTrip
      ? { state, machineName, startedAtMs, query, historyState: trip?.historyState, luggage: trip?.luggage }
      : undefined;
  } catch {
    return undefined;
  }
}
