// The events of the join form.

import { UPWARDS } from '../parts/upwards.ts';

/** The form was sent with a room and a name that pass `glanceAtName`. */
export class JoinRequested extends Event {
  static readonly type = 'join-requested';
  readonly machineName: string;
  readonly roomName: string;
  readonly userName: string;

  constructor(request: {
    readonly machineName: string;
    readonly roomName: string;
    readonly userName: string;
  }) {
    super(JoinRequested.type, UPWARDS);
    this.machineName = request.machineName;
    this.roomName = request.roomName;
    this.userName = request.userName;
  }
}

/** Another way in was chosen. */
export class WayInChosen extends Event {
  static readonly type = 'way-in-chosen';
  readonly machineName: string;

  constructor(machineName: string) {
    super(WayInChosen.type, UPWARDS);
    this.machineName = machineName;
  }
}

/** The user who is signed in wants to sign out. */
export class SignOutRequested extends Event {
  static readonly type = 'sign-out-requested';

  constructor() {
    super(SignOutRequested.type, UPWARDS);
  }
}

declare global {
  interface HTMLElementEventMap {
    [JoinRequested.type]: JoinRequested;
    [WayInChosen.type]: WayInChosen;
    [SignOutRequested.type]: SignOutRequested;
  }
}
