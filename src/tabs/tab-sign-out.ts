import type { Cancel } from '../base/cancel.ts';
import { signOutChannel } from '../names/channels.ts';
import type { TabChannel, TabsPlatform } from './tabs-platform.ts';

/** Raise it when the message changes its sense: tabs of an older page then do not hear it. */
const SIGNED_OUT = 'signed-out-1';

export interface TabSignOutOptions {
  readonly openChannel: TabsPlatform['openChannel'];
  /** Address of the machine: tabs that are signed in at the same one leave it together. */
  readonly machineUrl: string;
  /** Somebody signed out in another tab. */
  readonly onSignOut: () => void;
}

/**
 * A user who signs out in one tab means to leave the computer, so the other tabs sign out too. A tab that is frozen hears
 * of it when it goes on.
 */
export class TabSignOut {
  readonly #post: () => void;
  readonly close: Cancel;

  constructor({ openChannel, machineUrl, onSignOut }: TabSignOutOptions) {
    const channel = openOrNone(() =>
      openChannel(signOutChannel(machineUrl), (data) => {
        if (data === SIGNED_OUT) onSignOut();
      }),
    );
    this.#post = () => channel?.post(SIGNED_OUT);
    this.close = () => channel?.close();
  }

  /** Tells the other tabs that the user signed out here. */
  announce(): void {
    this.#post();
  }
}

/** Without a channel the other tabs find out when they are next loaded (sign-out-mark.ts). */
function openOrNone(open: () => TabChannel): TabChannel | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
