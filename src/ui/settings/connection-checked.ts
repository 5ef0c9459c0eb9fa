import type { SettingsCheck } from '../../config/user-settings.ts';

type GoodCheck = Extract<SettingsCheck, { ok: true }>;

/** Settings that can be saved as they are. */
export class ConnectionChecked extends Event {
  static readonly type = 'connection-checked';
  readonly check: GoodCheck;

  constructor(check: GoodCheck) {
    super(ConnectionChecked.type);
    this.check = check;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ConnectionChecked.type]: ConnectionChecked;
  }
}
