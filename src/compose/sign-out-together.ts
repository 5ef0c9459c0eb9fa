// A part of the composition root that all ways in share.

import { lazily } from '../base/lazily.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import type { SignOutMark } from '../tabs/sign-out-mark.ts';
import { TabSignOut } from '../tabs/tab-sign-out.ts';
import { openTabChannel, type TabsPlatform } from '../tabs/tabs-platform.ts';

export interface SignOutTogetherOptions<W extends WayIn> {
  /** Makes the way in; called once. */
  readonly open: () => Promise<W>;
  readonly machineUrl: string;
  /** Somebody signed out, here or in another tab, whatever is chosen or on screen here. */
  readonly onSignOut: () => void;
  /** Somebody did so while this tab was not there: what it kept in storage is theirs. */
  readonly onMissed: () => void;
  readonly mark: SignOutMark;
  readonly openChannel?: TabsPlatform['openChannel'];
}

/**
 * Signing out of a machine in one tab signs out of it in all tabs of the browser: also in one that has not turned
 * to it since it was loaded, whose session is in storage only.
 * @returns makes the way in
 */
export function signOutTogether<W extends WayIn>({
  machineUrl,
  open,
  onSignOut,
  onMissed,
  mark,
  openChannel = openTabChannel,
}: SignOutTogetherOptions<W>): () => Promise<W> {
  if (mark.catchUp()) onMissed();
  const tabs = new TabSignOut({
    openChannel,
    machineUrl,
    onSignOut: () => {
      mark.catchUp();
      onSignOut();
      // Where its chunk is gone there is no way in to sign out of.
      openOnce().then(
        (wayIn) => wayIn.endedElsewhere(),
        () => {},
      );
    },
  });
  const openOnce = lazily(async () => {
    const wayIn = await open();
    wayIn.onIdentity((identity) => {
      if (identity.state !== 'signed-out') return;
      onSignOut();
      if (identity.isElsewhere) return;
      mark.leave(String(Math.random()));
      tabs.announce();
    });
    return wayIn;
  });
  return openOnce;
}
