// The events of the list of rooms.

import { UPWARDS } from '../parts/upwards.ts';

/** A room was chosen, or the name of one was typed. */
export class RoomChosen extends Event {
  static readonly type = 'room-chosen';
  readonly name: string;
  /** Set by who hears it: what is wrong with the name, in words. */
  problem: string | undefined;

  constructor(name: string) {
    super(RoomChosen.type, UPWARDS);
    this.name = name;
  }
}

/** A room that is open shall be left. */
export class RoomLeft extends Event {
  static readonly type = 'room-left';
  readonly name: string;

  constructor(name: string) {
    super(RoomLeft.type, UPWARDS);
    this.name = name;
  }
}

/** A room shall no longer be in the list. */
export class RoomForgotten extends Event {
  static readonly type = 'room-forgotten';
  readonly name: string;

  constructor(name: string) {
    super(RoomForgotten.type, UPWARDS);
    this.name = name;
  }
}

/** The list shall no longer lie over the room. */
export class CloseRequested extends Event {
  static readonly type = 'close-requested';

  constructor() {
    super(CloseRequested.type, UPWARDS);
  }
}

declare global {
  interface HTMLElementEventMap {
    [RoomChosen.type]: RoomChosen;
    [RoomLeft.type]: RoomLeft;
    [RoomForgotten.type]: RoomForgotten;
    [CloseRequested.type]: CloseRequested;
  }
}
