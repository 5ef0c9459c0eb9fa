import type { TvmAuthorization, TvmAuthorizer } from '../tvm-client/authorizer.ts';
import type { WayIn } from './way-in.ts';

/** What a token is asked for by. */
export type TokenWayIn = Pick<WayIn, 'authorizer' | 'explain' | 'fetch'>;

/** Who is signed in, as it is stored. */
export interface HeldIdentity extends Omit<TokenWayIn, 'authorizer'> {
  readonly userName: string;
  /** That of `TvmAuthorizer`. */
  readonly subjectKey: string;
  readonly authorization: TvmAuthorization;
}

/**
 * Speaks once for somebody who was signed in when the page was left, as they were then. Whatever more is asked waits for
 * the way in itself.
 * @param wayIn as soon as it is opened, by the fresh configuration
 */
export function heldWayIn(
  { subjectKey, authorization, ...how }: HeldIdentity,
  wayIn: Promise<Pick<WayIn, 'identity' | 'onIdentity' | 'authorizer'>>,
): TokenWayIn {
  let held: TvmAuthorization | undefined = authorization;
  const authorizer: TvmAuthorizer = {
    subjectKey,
    authorize: async (options) => {
      const once = held;
      held = undefined;
      return once ?? (await signedIn(wayIn)).authorizer.authorize(options);
    },
    rejected: async () => (await signedIn(wayIn)).authorizer.rejected(),
  };
  return { ...how, authorizer };
}

/** It is not at once: what is stored is read first. */
async function signedIn<Way extends Pick<WayIn, 'identity' | 'onIdentity'>>(
  opened: Promise<Way>,
): Promise<Way> {
  const wayIn = await opened;
  if (wayIn.identity.state !== 'signed-out') return wayIn;
  await new Promise<void>((resolve) => {
    const cancel = wayIn.onIdentity(() => {
      cancel();
      resolve();
    });
  });
  return wayIn;
}
