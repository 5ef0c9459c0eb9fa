import type { AppConfig } from '../../src/config/app-config.ts';
import type { KindSetUps } from '../../src/sign-in/kind-set-ups.ts';
import type { MachineConfig } from '../../src/sign-in/kinds.ts';

/** `locked`: only what the configuration names. `open`: users may enter any machine in the settings. */
export type Preset = 'locked' | 'open';

/** Tokens name an endpoint below one of these, unless the configuration names others. */
const MOMENTO_HOSTS = ['momentohq.com'];

/** Where a page of this configuration connects to, beside its own origin: sources for `connect-src`. */
export function connectSources(
  config: AppConfig,
  { preset, pageUrl, kinds }: { preset: Preset; pageUrl: string; kinds: KindSetUps },
): string[] {
  if (preset === 'open') return ['https:'];
  const { momentoEndpoint, momentoHosts = MOMENTO_HOSTS } = config;
  const sources = new Set(
    momentoEndpoint === undefined
      ? momentoHosts.map((host) => `https://*.${host}`)
      : [new URL(momentoEndpoint).origin],
  );
  const urls = config.tokenVendingMachines.flatMap((machine) => urlsOf(machine, kinds));
  for (const url of urls) sources.add(new URL(url).origin);
  sources.delete(new URL(pageUrl).origin);
  return [...sources];
}

function urlsOf(machine: MachineConfig, kinds: KindSetUps): string[] {
  const others = kinds[machine.auth].destinations(machine);
  return [machine.url, ...others.map(({ url }) => url)];
}
