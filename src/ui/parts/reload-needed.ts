import { UPWARDS } from './upwards.ts';

/** The page has to be loaded again: settings were saved, or a newer version of it was taken. */
export class ReloadNeeded extends Event {
  static readonly type = 'reload-needed';

  constructor() {
    super(ReloadNeeded.type, UPWARDS);
  }
}

declare global {
  interface HTMLElementEventMap {
    [ReloadNeeded.type]: ReloadNeeded;
  }
}
