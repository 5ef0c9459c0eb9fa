import type { AppConfig, MachineConfig } from '../../src/config/app-config.ts';

/** `locked`: only what the configuration names. `open`: users may enter any machine in the settings. */
export type Preset = 'locked' | 'open';

/** Tokens name an endpoint below this domain. */
const MOMENTO = 'https://*.momentohq.com';

/** Where a page of this configuration connects to, beside its own origin: sources for `connect-src`. */
export function connectSources(
  config: AppConfig,
  { preset, pageUrl }: { preset: Preset; pageUrl: string },
): string[] {
  if (preset === 'open') return ['https:'];
  const { momentoEndpoint } = config;
  const sources = new Set([momentoEndpoint === undefined ? MOMENTO : new URL(momentoEndpoint).origin]);
  for (const url of config.tokenVendingMachines.flatMap(urlsOf)) sources.add(new URL(url).origin);
  sources.delete(new URL(pageUrl).origin);
  return [...sources];
}

function urlsOf(machine: MachineConfig): string[] {
  if (machine.auth !== 'cognito') return [machine.url];
  // The region is the first part of a pool's id (Cognito API reference, UserPoolType).
  const [region] = machine.userPoolId.split('_');
  return [machine.url, machine.cognitoEndpoint ?? `https://cognito-idp.${region}.amazonaws.com`];
}
