// The events of the room and its parts.

import type { Author } from '../../chat/author.ts';
import { UPWARDS } from '../parts/upwards.ts';

/** The user, whose identity was lost, wants to sign in again. */
export class SignInRequested extends Event {
  static readonly type = 'sign-in-requested';

  constructor() {
    super(SignInRequested.type, UPWARDS);
  }
}

/** The user wants to leave the room. */
export class LeaveRequested extends Event {
  static readonly type = 'leave-requested';

  constructor() {
    super(LeaveRequested.type, UPWARDS);
  }
}

/** The list of rooms shall be shown. */
export class RoomsRequested extends Event {
  static readonly type = 'rooms-requested';

  constructor() {
    super(RoomsRequested.type, UPWARDS);
  }
}

/** The composer has something to send. `preventDefault()` means that it was not accepted, so the text stays. */
export class SendRequested extends Event {
  static readonly type = 'send-requested';
  readonly text: string;

  constructor(text: string) {
    super(SendRequested.type, { ...UPWARDS, cancelable: true });
    this.text = text;
  }
}

/** The text in the composer has changed. */
export class DraftChanged extends Event {
  static readonly type = 'draft-changed';
  readonly text: string;

  constructor(text: string) {
    super(DraftChanged.type, UPWARDS);
    this.text = text;
  }
}

/** A message is to be answered. */
export class ReplyRequested extends Event {
  static readonly type = 'reply-requested';
  /** Where it stands in the timeline. */
  readonly index: number;

  constructor(index: number) {
    super(ReplyRequested.type, UPWARDS);
    this.index = index;
  }
}

/** An own message is to be edited, or deleted. */
export class ChangeRequested extends Event {
  static readonly type = 'change-requested';
  /** The row's key. */
  readonly key: string;
  readonly change: 'edit' | 'delete';

  constructor(key: string, change: 'edit' | 'delete') {
    super(ChangeRequested.type, UPWARDS);
    this.key = key;
    this.change = change;
  }
}

/** The last own message is to be edited. */
export class EditLastRequested extends Event {
  static readonly type = 'edit-last-requested';

  constructor() {
    super(EditLastRequested.type, UPWARDS);
  }
}

/** The message stays as it is. */
export class EditCancelled extends Event {
  static readonly type = 'edit-cancelled';
  /** What had been made of it. */
  readonly text: string;

  constructor(text: string) {
    super(EditCancelled.type, UPWARDS);
    this.text = text;
  }
}

/** What is written answers no message any more. */
export class ReplyCancelled extends Event {
  static readonly type = 'reply-cancelled';

  constructor() {
    super(ReplyCancelled.type, UPWARDS);
  }
}

/** Somebody is to be muted, or heard again. */
export class MuteRequested extends Event {
  static readonly type = 'mute-requested';
  readonly author: Author;
  readonly isMuted: boolean;

  /** @param isMuted whether they are to be muted from now on */
  constructor(author: Author, isMuted: boolean) {
    super(MuteRequested.type, UPWARDS);
    this.author = author;
    this.isMuted = isMuted;
  }
}

/** A failed message is to be sent again. */
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

/** The settings shall be shown. */
export class SettingsRequested extends Event {
  static readonly type = 'settings-requested';

  constructor() {
    super(SettingsRequested.type, UPWARDS);
  }
}

declare global {
  interface HTMLElementEventMap {
    [SignInRequested.type]: SignInRequested;
    [LeaveRequested.type]: LeaveRequested;
    [RoomsRequested.type]: RoomsRequested;
    [SendRequested.type]: SendRequested;
    [DraftChanged.type]: DraftChanged;
    [ReplyRequested.type]: ReplyRequested;
    [ReplyCancelled.type]: ReplyCancelled;
    [ChangeRequested.type]: ChangeRequested;
    [EditLastRequested.type]: EditLastRequested;
    [EditCancelled.type]: EditCancelled;
    [MuteRequested.type]: MuteRequested;
    [RetryRequested.type]: RetryRequested;
    [DiscardRequested.type]: DiscardRequested;
    [SettingsRequested.type]: SettingsRequested;
  }
}
