// The part of the composition root that the settings need; loaded when somebody opens them.

import { type Clock, SystemClock } from '../base/clock.ts';
import { within } from '../base/within.ts';
import type { AppConfig } from '../config/app-config.ts';
import { effectiveConfig } from '../config/effective-config.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { parseConfig } from '../config/parse-config.ts';
import {
  checkSettings,
  draftOf,
  EMPTY_MACHINE,
  type MachineDraft,
  machineUrl,
  type SettingsContext,
  type UserSettings,
} from '../config/user-settings.ts';
import { forgetSession } from '../sign-in/forget-session.ts';
import type { KindSetUps } from '../sign-in/kind-set-ups.ts';
import { asksWho, kindOf } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import { TvmError } from '../tvm-client/tvm-error.ts';
import type { CheckUpServices } from '../ui/diagnostics/check-up-services.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import { onOtherTab, toldMemory } from '../ui/settings/other-tab.ts';
import type {
  ConnectionServices,
  MachineTestOutcome,
  SettingsServices,
} from '../ui/settings/settings-services.ts';
import { webStorage } from './browser.ts';
import type { MutedAt } from './muted.ts';
import { peopleOffered } from './people-offered.ts';

const LONGEST_FORGETTING_MS = 3_000;
const LONGEST_TURNING_MS = 3_000;

export interface SettingsParts {
  readonly loaded: LoadedConfig;
  readonly memory: PageMemory;
  readonly kinds: KindSetUps;
  readonly clock?: Clock;
  /** Ways in that this page has turned to, by name of their machine. */
  readonly opened: ReadonlyMap<string, WayIn>;
  /** The way in of a machine that asks who people are. */
  readonly wayIn: (machineName: string) => Promise<WayIn>;
  readonly mutedAt: MutedAt;
  /** Where messages are kept. Default: the browser's. */
  readonly database?: () => IDBFactory | undefined;
}

export function settingsServices(parts: SettingsParts): SettingsServices {
  const { loaded, kinds, wayIn, clock = new SystemClock() } = parts;
  const memory = toldMemory(parts.memory);
  const { result, input } = loaded;
  const config = result.ok ? result.config : undefined;
  const machineNames = config?.tokenVendingMachines.map(({ name }) => name) ?? [];
  return {
    memory,
    brand: config?.brand,
    muted: machineNames.map((machineName) => ({ machineName, people: parts.mutedAt(machineName) })),
    people: peopleOffered(config),
    history: {
      isForbidden: config?.history === false,
      isOn: hasHistory,
      turn: turnHistory,
    },
    accounts: async () => (config ? await accountsOf(config, parts.opened) : []),
    connection: config && input && connectionServices({ config, input, kinds, clock }),
    save: async (settings) => {
      const text = Object.keys(settings).length > 0 ? JSON.stringify(settings) : '';
      memory.save('settings', text);
      const isSaved = (memory.load('settings') ?? '') === text;
      if (isSaved) await dropSessions(settings);
      return isSaved;
    },
    reset: async () => {
      if (hasHistory()) await turnHistory(false);
      for (const key of ['settings', 'theme', 'language', 'notices', 'people'] as const) memory.save(key, '');
      await dropSessions({});
    },
    onChange: (listener) => onOtherTab(['settings'], listener),
    checkUp: config && machineNames.length > 0 ? () => openCheckUp(config) : undefined,
  };

  function hasHistory(): boolean {
    return Boolean(memory.load('history'));
  }

  async function turnHistory(isOn: boolean): Promise<boolean> {
    try {
      const { PageHistory } = await import('./history.ts');
      const turning = new PageHistory({ ...parts, memory, config, clock }).turn(isOn);
      return (await within(turning, { clock, ms: LONGEST_TURNING_MS })) ?? false;
    } catch {
      // Not allowed, or its chunk cannot be loaded.
      return false;
    }
  }

  /** A machine that goes takes its session along: nobody could sign out of it any more. */
  async function dropSessions(settings: UserSettings): Promise<void> {
    if (!config || !input) return;
    const next = parseConfig({ ...input, settings });
    const kept = new Set(next.ok ? sessionKeysOf(next.config) : []);
    const dropped = sessionKeysOf(config).filter((key) => !kept.has(key));
    const forgetting = Promise.all(dropped.map((key) => forgetSession(key, webStorage)));
    // A database that does not answer must not keep the page from being loaded again.
    await within(forgetting, { clock, ms: LONGEST_FORGETTING_MS });
  }

  async function openCheckUp(checked: AppConfig): Promise<CheckUpServices> {
    const [{ checkUp }] = await Promise.all([
      import('./check-up.ts'),
      import('../ui/diagnostics/diagnostics-panel.ts'),
    ]);
    return {
      machineNames,
      kindStepWords: (machineName) => {
        const machine = checked.tokenVendingMachines.find(({ name }) => name === machineName);
        return machine && kinds[machine.auth].checkUp?.words();
      },
      checkUp: (options) => checkUp({ config: checked, clock, wayIn }, options),
    };
  }
}

async function accountsOf(
  { tokenVendingMachines }: AppConfig,
  opened: SettingsParts['opened'],
): Promise<readonly unknown[]> {
  const templates = tokenVendingMachines.map(async (machine) => {
    const { name: machineName } = machine;
    const wayIn = opened.get(machineName);
    if (wayIn?.identity.state !== 'signed-in') return undefined;
    const signIn = await kindOf(machine).signIn?.();
    return signIn?.signInView.settings?.({ wayIn, machineName });
  });
  return (await Promise.all(templates)).filter((template) => template !== undefined);
}

function sessionKeysOf({ tokenVendingMachines }: AppConfig): string[] {
  return tokenVendingMachines.flatMap((machine) => kindOf(machine).sessionKey?.(machine) ?? []);
}

function connectionServices(context: SettingsContext & { readonly clock: Clock }): ConnectionServices {
  const { config, input, kinds, clock } = context;
  const brought = parseConfig({ ...input, settings: {} });
  return {
    isLocked: config.locked,
    kinds,
    draft: draftOf(config),
    newMachine: EMPTY_MACHINE,
    brought: draftOf(brought.ok ? brought.config : NOTHING),
    effective: effectiveConfig(input, config),
    check: (draft) => checkSettings(draft, context),
    test: (machine, signal) => testMachine({ machine, pageUrl: input.pageUrl, clock, signal }),
  };
}

const NOTHING: AppConfig = { cacheName: '', tokenVendingMachines: [], rooms: [], locked: false };

/** Asks as nobody: whoever tests an address has not yet said that credentials may go there. */
async function testMachine(options: {
  readonly machine: MachineDraft;
  readonly pageUrl: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<MachineTestOutcome> {
  const { machine, pageUrl, clock, signal } = options;
  const url = machineUrl(machine, pageUrl);
  if (url === undefined) return 'no-address';
  const isOpen = !asksWho(machine);
  const client = new TvmClient({ url, clock });
  try {
    await client.getToken({ signal });
    return isOpen ? 'vends' : 'vends-to-anybody';
  } catch (error) {
    if (!(error instanceof TvmError)) throw error;
    if (error.refusesThisPage) return 'refuses-page';
    const { code } = error;
    if (code === 'unauthorized') return isOpen ? 'not-open' : 'asks-who';
    return code === 'closed' ? 'unreachable' : code;
  } finally {
    client.close();
  }
}
