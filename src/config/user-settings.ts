import type { AppConfig, ConfigProblem, MachineAuth } from './app-config.ts';
import { parseConfigUrl } from './config-url.ts';
import { type Destination, newDestinations } from './destination.ts';
import { type ConfigInput, parseConfig, SETTINGS_KEYS } from './parse-config.ts';

/** A machine as it is being typed; what its way in does not need is not looked at. */
export interface MachineDraft {
  readonly name: string;
  readonly auth: MachineAuth;
  readonly url: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly authFlow: string;
  /** `''` for AWS's own. */
  readonly cognitoEndpoint: string;
  readonly disabledFlows: readonly string[];
}

/** Settings as they are being typed. An empty cache name or endpoint is the one that the page brings. */
export interface SettingsDraft {
  readonly cacheName: string;
  readonly tokenVendingMachines: readonly MachineDraft[];
  readonly momentoEndpoint: string;
}

/** Settings as they are kept: only what differs from what the page brings. */
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
}

/** Checks a draft by the rules of every configuration, over what the page brings. */
export function checkSettings(draft: SettingsDraft, { config, input }: SettingsContext): SettingsCheck {
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
    newDestinations: newDestinations(parsed.config, config),
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

export const EMPTY_MACHINE: MachineDraft = {
  name: '',
  auth: 'open',
  url: '',
  userPoolId: '',
  clientId: '',
  authFlow: 'USER_SRP_AUTH',
  cognitoEndpoint: '',
  disabledFlows: [],
};

/** Where a machine answers; undefined where that is no address that the page may use. */
export function machineUrl({ url }: MachineDraft, pageUrl: string): string | undefined {
  return isBareHost(url) ? undefined : parseConfigUrl(url, pageUrl)?.href;
}

function machineOf(draft: MachineDraft): object {
  const { name, auth, userPoolId, clientId, authFlow, cognitoEndpoint, disabledFlows } = draft;
  const machine = { name, auth, url: draft.url.trim() };
  if (auth !== 'cognito') return machine;
  return {
    ...machine,
    userPoolId: userPoolId.trim(),
    clientId: clientId.trim(),
    authFlow,
    ...(cognitoEndpoint.trim() && { cognitoEndpoint }),
    disabledFlows,
  };
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
