// What elements ask for. Data goes down by property, these come up; every one crosses shadow roots.

const UPWARDS: EventInit = { bubbles: true, composed: true };

/** The join form was sent with a room and a name that pass `checkName`. */
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

/** Whoever lost the identity wants to sign in again. */
export class SignInRequested extends Event {
  static readonly type = 'sign-in-requested';

  constructor() {
    super(SignInRequested.type, UPWARDS);
  }
}

/** Whoever is signed in wants to be so no longer. */
export class SignOutRequested extends Event {
  static readonly type = 'sign-out-requested';

  constructor() {
    super(SignOutRequested.type, UPWARDS);
  }
}

/** The user wants to leave the room. */
export class LeaveRequested extends Event {
  static readonly type = 'leave-requested';

  constructor() {
    super(LeaveRequested.type, UPWARDS);
  }
}

/** The composer has something to send. `preventDefault()` says that it was not taken: the text stays. */
export class SendRequested extends Event {
  static readonly type = 'send-requested';
  readonly text: string;

  constructor(text: string) {
    super(SendRequested.type, { ...UPWARDS, cancelable: true });
    this.text = text;
  }
}

/** The text in the composer is another now. */
export class DraftChanged extends Event {
  static readonly type = 'draft-changed';
  readonly text: string;

  constructor(text: string) {
    super(DraftChanged.type, UPWARDS);
    this.text = text;
  }
}

/** A failed message shall be sent again. */
export class RetryRequested extends Event {
  static readonly type = 'retry-requested';
  /** The row's key. */
  readonly key: string;

  constructor(key: string) {
    super(RetryRequested.type, UPWARDS);
    this.key = key;
  }
}

/** A failed message shall be thrown away. */
export class DiscardRequested extends Event {
  static readonly type = 'discard-requested';
  /** The row's key. */
  readonly key: string;

  constructor(key: string) {
    super(DiscardRequested.type, UPWARDS);
    this.key = key;
  }
}

declare global {
  interface HTMLElementEventMap {
    [JoinRequested.type]: JoinRequested;
    [WayInChosen.type]: WayInChosen;
    [SignInRequested.type]: SignInRequested;
    [SignOutRequested.type]: SignOutRequested;
    [LeaveRequested.type]: LeaveRequested;
    [SendRequested.type]: SendRequested;
    [DraftChanged.type]: DraftChanged;
    [RetryRequested.type]: RetryRequested;
    [DiscardRequested.type]: DiscardRequested;
  }
}
