import { UPWARDS } from './upwards.ts';

/** Settings were saved that the page goes by only after it is loaded again. */
export class SettingsSaved extends Event {
  static readonly type = 'settings-saved';

  constructor() {
    super(SettingsSaved.type, UPWARDS);
  }
}

declare global {
  interface HTMLElementEventMap {
    [SettingsSaved.type]: SettingsSaved;
  }
}
