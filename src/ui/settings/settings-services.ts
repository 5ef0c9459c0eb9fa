import type { Cancel } from '../../base/cancel.ts';
import type { MutedPeople } from '../../chat/muted-people.ts';
import type { Brand } from '../../config/app-config.ts';
import type { EffectiveValue } from '../../config/effective-config.ts';
import type { MachineDraft, SettingsCheck, SettingsDraft, UserSettings } from '../../config/user-settings.ts';
import type { KindSetUps } from '../../sign-in/kind-set-ups.ts';
import type { CheckUpServices } from '../diagnostics/check-up-services.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import type { PeopleWish } from '../parts/people-wish.ts';

/** What a machine said to a request without any identity. */
export type MachineTestOutcome =
  /** A token, as an open machine should. */
  | 'vends'
  /** A token to nobody, though users are to sign in first: everybody gets in. */
  | 'vends-to-anybody'
  /** That it wants to know who asks, as a machine of this kind should. */
  | 'asks-who'
  /** That it wants to know who asks, though it is meant to be open. */
  | 'not-open'
  /** Something that this page may not read (CORS). */
  | 'refuses-page'
  /** Nothing was sent: there is no usable address yet. */
  | 'no-address'
  | 'forbidden'
  | 'rejected'
  | 'throttled'
  | 'unavailable'
  | 'unreachable'
  | 'timeout'
  | 'malformed';

/** The settings that decide where credentials go. */
export interface ConnectionServices {
  /** `"locked": true`: none of it can be changed here. */
  readonly isLocked: boolean;
  /** What the page runs with, to begin a form with. */
  readonly draft: SettingsDraft;
  readonly kinds: KindSetUps;
  /** What the form of one more machine begins with. */
  readonly newMachine: MachineDraft;
  /** What fills an empty cache name or endpoint. */
  readonly brought: Pick<SettingsDraft, 'cacheName' | 'momentoEndpoint'>;
  /** Every key, its value, and who said so. */
  readonly effective: readonly EffectiveValue[];
  check(draft: SettingsDraft): SettingsCheck;
  /** Asks the machine without any identity. @throws the reason of `signal`, when it aborts. */
  readonly test: (machine: MachineDraft, signal: AbortSignal) => Promise<MachineTestOutcome>;
}

/** Whether the last messages of each room are kept on this device. */
export interface HistoryServices {
  /** The operator does not want that. */
  readonly isForbidden: boolean;
  readonly isOn: () => boolean;
  /** Never rejects. @returns whether the browser lets it; if not, all is as before */
  turn(isOn: boolean): Promise<boolean>;
}

/** All that `<settings-dialog>` gets from outside. */
export interface SettingsServices {
  readonly memory: PageMemory;
  /** Whose page it is; what draws its links is loaded then. */
  readonly brand: Brand | undefined;
  /** Whom somebody muted, for each machine. */
  readonly muted: readonly { readonly machineName: string; readonly people: MutedPeople }[];
  /** What whoever runs the page lets people tell of themselves. */
  readonly people: PeopleWish;
  readonly history: HistoryServices;
  /** Undefined where the configuration is wrong. */
  readonly connection: ConnectionServices | undefined;
  /** Never rejects. @returns whether this browser keeps them; the page has to be loaded again to go by them. */
  save(settings: UserSettings): Promise<boolean>;
  /** Forgets settings, notifications, kept messages, theme and language. Never rejects. */
  reset(): Promise<void>;
  /** Hears when another tab has changed the settings. */
  onChange(listener: () => void): Cancel;
  /**
   * What people who are signed in can change about their accounts: a Lit template for each machine that has some.
   * @throws only when a chunk of the page cannot be loaded.
   */
  accounts(): Promise<readonly unknown[]>;
  /**
   * Loads what `<diagnostics-panel>` needs, and that element; undefined where there is no machine to check.
   * @throws only when a chunk of the page cannot be loaded.
   */
  readonly checkUp: (() => Promise<CheckUpServices>) | undefined;
}
