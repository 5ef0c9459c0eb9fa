// What takes people to the provider and back; loaded together with what talks with it.

import type { Clock } from '../../base/clock.ts';
import type { RevocationTry } from '../revocations.ts';
import type { Keeping } from '../session-store.ts';
import { type Return, returnAddress, setOff } from '../trips.ts';
import type { MachineFailure, RequestToken } from '../way-in-parts.ts';
import { OidcError } from './oidc-error.ts';
import type { OidcFailure } from './oidc-failure.ts';
import type { OidcMachine } from './oidc-machine.ts';
import { type AskedQuestion, OidcProvider, type OidcProviderOptions } from './oidc-provider.ts';
import { type OidcTokens, readTokens } from './oidc-tokens.ts';
import { refresh } from './refresh.ts';

export { renewalEnd } from './renewal-end.ts';

export interface ProviderTripsOptions {
  readonly machine: OidcMachine;
  readonly clock: Clock;
  readonly window: Window;
  readonly tab: () => Storage;
  readonly requestToken: RequestToken;
  /** Default: the platform's. */
  readonly fetch?: OidcProviderOptions['fetch'] | undefined;
}

/** Whom the provider has signed in, and why they are not in all the same. */
export interface Arrival {
  /** `userName` is the id that the machine gives them. Absent: the provider has signed in nobody. */
  readonly tokens?: OidcTokens;
  readonly keeping: Keeping;
  readonly failure?: OidcFailure;
}

/** What is needed on the way back. */
interface Luggage extends AskedQuestion {
  /** A return to a machine that has another provider by now is none. */
  readonly issuer: string;
  readonly clientId: string;
  readonly keeping: Keeping;
}

/** Others pass, and the room tells of them while it tries again. */
const FINAL: readonly MachineFailure['code'][] = ['unauthorized', 'forbidden', 'rejected', 'malformed'];

export class ProviderTrips {
  readonly provider: OidcProvider;
  readonly #options: ProviderTripsOptions;

  constructor(options: ProviderTripsOptions) {
    const { machine, clock, window, fetch } = options;
    this.#options = options;
    const redirectUri = returnAddress(window);
    this.provider = new OidcProvider({ machine, clock, redirectUri, ...(fetch && { fetch }) });
  }

  /**
   * Leaves the page for the provider's.
   * @param options.prompt how people are to be asked; default: as the configuration says
   * @param options.roomName what was typed
   * @returns what was in the way
   */
  async leave(options: {
    readonly prompt: string | undefined;
    readonly keeping: Keeping;
    readonly roomName: string;
    readonly signal: AbortSignal | undefined;
  }): Promise<OidcFailure | undefined> {
    const { prompt, keeping, roomName, signal } = options;
    const { machine, clock, window, tab } = this.#options;
    const { issuer, clientId, name: machineName } = machine;
    try {
      const { url, ...asked } = await this.provider.question({ prompt, signal });
      signal?.throwIfAborted();
      const luggage: Luggage = { ...asked, issuer, clientId, keeping };
      const wallMs = () => clock.wallMs();
      setOff(url, { state: asked.state, machineName, luggage, roomName, tab, window, wallMs });
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  }

  /** The tokens that come after these. @throws OidcError, the reason of `signal` */
  refresh(tokens: OidcTokens, signal: AbortSignal): Promise<OidcTokens> {
    const { machine, clock } = this.#options;
    return refresh(tokens, { provider: this.provider, token: machine.token, clock, signal });
  }

  /** Goes to a page for good. */
  goTo(url: string): void {
    this.#options.window.location.assign(url);
  }

  /**
   * Tells the provider once that tokens are over; never rejects.
   * @returns `not-offered` where the provider cannot be told
   */
  async revoke({ refreshToken, shown, idToken }: OidcTokens): Promise<RevocationTry | 'not-offered'> {
    const token = refreshToken || shown;
    // There is nothing to end: an ID token alone says who somebody is until it runs out.
    if (token === idToken) return 'done';
    try {
      return (await this.provider.revoke(token)) ? 'done' : 'not-offered';
    } catch (error) {
      return error instanceof OidcError && error.code === 'refused' ? 'failed' : 'later';
    }
  }

  /**
   * Takes the answer for tokens, and asks the machine who that is to it.
   * @returns undefined where the answer is for another provider than that of the machine
   */
  async arrive({ parameters, luggage: kept }: Return): Promise<Arrival | undefined> {
    const luggage = luggageIn(kept, this.#options.machine);
    if (!luggage) return undefined;
    const { keeping } = luggage;
    try {
      return { ...(await this.#letIn(parameters, luggage)), keeping };
    } catch (error) {
      return { keeping, failure: failureOf(error) };
    }
  }

  async #letIn(parameters: URLSearchParams, asked: AskedQuestion): Promise<Omit<Arrival, 'keeping'>> {
    const { machine, clock, requestToken } = this.#options;
    const given = await this.provider.tokensFor(parameters, { asked });
    const tokens = readTokens(given, { token: machine.token, nowMs: clock.wallMs(), userName: '' });
    if (!tokens) throw new OidcError('unfit');
    const authorization = { headers: { authorization: `Bearer ${tokens.shown}` } };
    const outcome = await requestToken(
      { authorize: async () => authorization, rejected: async () => 'signed-out' },
      { signal: new AbortController().signal },
    );
    const { tokenId: userName = tokens.subject } = outcome.ok ? outcome.token : {};
    const arrived = { tokens: { ...tokens, userName } };
    return outcome.ok || !FINAL.includes(outcome.failure.code)
      ? arrived
      : { ...arrived, failure: { by: 'machine', failure: outcome.failure } };
  }
}

function failureOf(error: unknown): OidcFailure {
  if (error instanceof OidcError) return { by: 'provider', error };
  return { by: error instanceof DOMException ? 'browser' : 'page' };
}

/** Undefined for what is none, or of another provider. */
function luggageIn(kept: unknown, { issuer, clientId }: OidcMachine): Luggage | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { state, nonce, verifier, keeping, ...of } = kept as Readonly<Record<string, unknown>>;
  if (of['issuer'] !== issuer || of['clientId'] !== clientId) return undefined;
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string')
    return undefined;
  return { state, nonce, verifier, issuer, clientId, keeping: keeping === 'device' ? 'device' : 'tab' };
}
