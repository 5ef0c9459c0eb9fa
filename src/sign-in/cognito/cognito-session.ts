import type { Clock } from '../../base/clock.ts';
import type { TvmAuthorization } from '../../tvm-client/authorizer.ts';
import { headerTextProblem } from '../header-text.ts';
import { SharedSession, type SharedSessionOptions } from '../shared-session.ts';
import { CognitoError } from './cognito-error.ts';
import type { CognitoTokens } from './cognito-port.ts';
import { groupFor } from './member-groups.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

export interface CognitoSessionOptions
  extends Omit<SharedSessionOptions<SessionTokens>, 'authorization' | 'serviceId'> {
  readonly userPoolId: string;
  /** For machines that are asked for tokens of one cache. */
  readonly cacheName: string;
  /** How long a sign-in can be renewed, from its first tokens on; undefined: nobody knows. */
  readonly sessionDays?: number | undefined;
}

const DAY_MS = 86_400_000;
/** However often somebody presses or reloads. */
const FRESHEN_SPACING_MS = 5_000;

/** Who is signed in at a user pool. */
export class CognitoSession extends SharedSession<SessionTokens> {
  readonly sessionDays: number | undefined;
  readonly #clock: Clock;
  /** Wall time, epoch ms. */
  #freshenedAtMs = 0;

  constructor({ userPoolId, cacheName, sessionDays, ...options }: CognitoSessionOptions) {
    super({
      ...options,
      serviceId: userPoolId,
      authorization: (tokens) => authorizationOf(tokens, { cacheName }),
    });
    this.sessionDays = sessionDays;
    this.#clock = options.clock;
  }

  /** Losing the session does not change them. */
  get groups(): readonly string[] {
    return this.latestTokens?.groups ?? [];
  }

  /** As the latest tokens say; `undefined` without. */
  get claims(): Pick<SessionTokens, 'claimedName' | 'address'> | undefined {
    return this.tokens;
  }

  /** When the sign-in can be renewed no more, wall time, epoch ms; undefined where nobody knows. */
  get endsAtMs(): number | undefined {
    const { sessionDays, tokens } = this;
    if (sessionDays === undefined || tokens?.sessionAgeMs === undefined) return undefined;
    const { expiresAtMs, lifeMs, sessionAgeMs } = tokens;
    // Tokens that rotate end when the first one would have.
    return expiresAtMs - lifeMs - sessionAgeMs + sessionDays * DAY_MS;
  }

  /** As `SharedSession` does. @throws CognitoError for what is no ID token. */
  override begin(given: CognitoTokens, options?: { readonly signInName?: string }): Promise<void> {
    const tokens = readTokens(given, { nowMs: this.#clock.wallMs() });
    if (!tokens) throw new CognitoError('MalformedAnswer', 'the answer holds no ID token');
    return super.begin(tokens, options);
  }

  /**
   * Where their groups do not say that they may, what they were given since the ID token was made stands in a new one
   * only: asks for that, at most once in 5 s. Never rejects.
   */
  override async catchUp(signal?: AbortSignal): Promise<void> {
    const { tokens } = this;
    if (!tokens || groupFor(tokens.groups) !== undefined) return;
    const nowMs = this.#clock.wallMs();
    const madeAtMs = tokens.expiresAtMs - tokens.lifeMs;
    if (Math.abs(nowMs - Math.max(madeAtMs, this.#freshenedAtMs)) < FRESHEN_SPACING_MS) return;
    this.#freshenedAtMs = nowMs;
    await this.renew(signal).catch(() => {});
  }
}

/** What the machine is shown. */
export function authorizationOf(
  { idToken, groups }: Pick<SessionTokens, 'idToken' | 'groups'>,
  { cacheName }: Pick<CognitoSessionOptions, 'cacheName'>,
): TvmAuthorization {
  const group = groupFor(groups);
  return {
    headers: {
      authorization: `Bearer ${idToken}`,
      // The machine of momentohq/client-sdk-javascript (examples/web) answers 500 without these; one that goes by
      // verified claims ignores them.
      ...(group ? { usergroup: group } : {}),
      ...(headerTextProblem(cacheName) ? {} : { cachename: cacheName }),
    },
  };
}
