import type { KindSetUps } from '../sign-in/kind-set-ups.ts';
import { DEFAULT_AUTH, kindOf, MACHINE_AUTHS, type MachineAuth } from '../sign-in/kinds.ts';
import type { MachineBase } from '../sign-in/machine.ts';
import type { AppConfig } from './app-config.ts';
import { type Destination, newDestinations } from './destination.ts';
import type { ConfigProblem } from './fields/config-problem.ts';
import { parseConfigUrl } from './fields/config-url.ts';
import { type ConfigInput, parseConfig, SETTINGS_KEYS } from './parse-config.ts';

/** A machine as it is being typed, with the keys of every kind; what its own does not need is not looked at. */
export interface MachineDraft {
  readonly name: string;
  readonly auth: MachineAuth;
  readonly url: string;
  /** `''` where nothing is entered. Lists are not typed, but kept. */
  readonly [key: string]: string | number | readonly (string | object)[] | boolean | undefined;
  /** Absent: as the machine says. */
  readonly verifiedIds?: MachineBase['verifiedIds'];
}

/** Settings as they are being typed. An empty cache name or endpoint is the one that the page brings. */
export interface SettingsDraft {
  readonly cacheName: string;
  readonly tokenVendingMachines: readonly MachineDraft[];
  readonly momentoEndpoint: string;
}

/** Settings as they are kept: only what differs from the published configuration. */
export type UserSettings = Partial<Pick<AppConfig, (typeof SETTINGS_KEYS)[number]>>;

export type SettingsCheck =
  | {
      readonly ok: true;
      readonly settings: UserSettings;
      /** Where they send what lets people in, and the page did not. */
      readonly newDestinations: readonly Destination[];
    }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export interface SettingsContext {
  /** What the page runs with. */
  readonly config: AppConfig;
  /** What that was made of. */
  readonly input: ConfigInput;
  readonly kinds: KindSetUps;
}

/** Checks a draft by the rules of every configuration, over what the page brings. */
export function checkSettings(
  draft: SettingsDraft,
  { config, input, kinds }: SettingsContext,
): SettingsCheck {
  const settings = {
    tokenVendingMachines: draft.tokenVendingMachines.map(machineOf),
    ...(draft.cacheName.trim() && { cacheName: draft.cacheName }),
    ...(draft.momentoEndpoint.trim() && { momentoEndpoint: draft.momentoEndpoint }),
  };
  const parsed = parseConfig({ ...input, settings });
  const problems = [...(parsed.ok ? [] : parsed.problems), ...addressProblems(draft)];
  if (!parsed.ok || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    settings: differing(parsed.config, parseConfig({ ...input, settings: {} })),
    newDestinations: newDestinations({ next: parsed.config, current: config, kinds }),
  };
}

/** What a configuration looks like in a form. */
export function draftOf({ cacheName, tokenVendingMachines, momentoEndpoint }: AppConfig): SettingsDraft {
  return {
    cacheName,
    tokenVendingMachines: tokenVendingMachines.map((machine) => ({ ...EMPTY_MACHINE, ...machine })),
    momentoEndpoint: momentoEndpoint ?? '',
  };
}

/** What the form of one more machine begins with. */
export const EMPTY_MACHINE: MachineDraft = {
  ...Object.fromEntries(MACHINE_AUTHS.flatMap((auth) => kindOf({ auth }).keys.map((key) => [key, '']))),
  name: '',
  auth: DEFAULT_AUTH,
  url: '',
};

/** The URL of a machine; undefined if the page may not use it. */
export function machineUrl({ url }: MachineDraft, pageUrl: string): string | undefined {
  return isBareHost(url) ? undefined : parseConfigUrl(url, pageUrl)?.href;
}

function machineOf(draft: MachineDraft): object {
  const { name, auth, url, verifiedIds } = draft;
  const own = kindOf(draft).keys.map((key) => [key, entered(draft[key])] as const);
  return { name, auth, url: url.trim(), verifiedIds, ...Object.fromEntries(own) };
}

/** Undefined where nothing is. */
function entered(value: MachineDraft[string]): unknown {
  return typeof value === 'string' ? value.trim() || undefined : value;
}

function addressProblems({ tokenVendingMachines }: SettingsDraft): ConfigProblem[] {
  return tokenVendingMachines.flatMap(({ url }, index): ConfigProblem[] => {
    const key = `tokenVendingMachines[${index}].url`;
    return isBareHost(url) ? [{ source: 'settings', key, code: 'wrong', value: url }] : [];
  });
}

/** What was typed without https:// would be a path on the page's own host. */
function isBareHost(url: string): boolean {
  return url.trim() !== '' && !/^\s*([a-z]+:|[./])/i.test(url);
}

function differing(wanted: AppConfig, brought: ReturnType<typeof parseConfig>): UserSettings {
  const keys = SETTINGS_KEYS.filter(
    (key) => !brought.ok || JSON.stringify(wanted[key]) !== JSON.stringify(brought.config[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, wanted[key]]));
}
