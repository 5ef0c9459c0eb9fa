import { UPWARDS } from './upwards.ts';

/** Settings were saved that take effect only after a reload. */
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
