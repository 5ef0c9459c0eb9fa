import { kindOf, MACHINE_AUTHS, type MachineConfig } from '../sign-in/kinds.ts';
import type { AppConfig, ConfigResult } from './app-config.ts';
import type { ConfigProblem } from './fields/config-problem.ts';
import { child, type Field, isObject } from './fields/field.ts';
import {
  type Readers,
  readFlag,
  readKeys,
  readLabel,
  readList,
  readObject,
  readOneOf,
  readOptionalUrl,
  readUrl,
  wrong,
} from './fields/read-field.ts';

export interface ConfigInput {
  /** Parsed `config.json`; `{}` where there is none. */
  readonly file: unknown;
  /** What the page was built with, as `builtConfig` makes it of that; absent where it is nothing. */
  readonly built?: Field | undefined;
  /** The user's own settings, parsed from JSON. */
  readonly settings?: unknown;
  /** Address of the page, which relative URLs are resolved against. */
  readonly pageUrl: string;
  /** Of brand.ts, where `file` has something for it. Without it the page keeps its own look. */
  readonly brandReader?: Readers<Pick<AppConfig, 'brand'>> | undefined;
}

/** What users may set for themselves, where the page is not locked. */
export const SETTINGS_KEYS = ['cacheName', 'tokenVendingMachines', 'momentoEndpoint'] as const;
/** What only `config.json` says, and need not. */
type Told = Pick<AppConfig, 'history' | 'presence' | 'typing' | 'sideOperationsPerSecond'>;
const TOLD: Readers<Told> = {
  history: readFlag,
  presence: readFlag,
  typing: readFlag,
  sideOperationsPerSecond: (field) =>
    typeof field.value === 'number' && field.value > 0 ? field.value : wrong(field),
};
const TOLD_KEYS = Object.keys(TOLD) as (keyof typeof TOLD)[];
export const TOP_KEYS = [...SETTINGS_KEYS, 'momentoHosts', 'rooms', 'locked', ...TOLD_KEYS, 'brand'] as const;
export type TopKey = (typeof TOP_KEYS)[number];
export const MACHINE_KEYS = ['name', 'auth', 'url', 'verifiedIds'];
// A room name is held to the same rule as one that is typed (chat/name.ts); a cache name to our rule for caches. A host
// may be as long; which hosts the list allows is decided in momento/momento-host.ts.
const MAX_ROOM_NAME_LENGTH = 56;
const MAX_MACHINE_NAME_LENGTH = 56;
const MAX_CACHE_NAME_LENGTH = 64;

/**
 * Makes the page's configuration of what it is told: each top-level key of the user's settings replaces the one in
 * `config.json`, and that one what the page was built with. If the page is locked, settings are ignored.
 * Pure; never throws, whatever it is given. All that is wrong is reported at once.
 */
export function parseConfig(input: ConfigInput): ConfigResult {
  const problems: ConfigProblem[] = [];
  const config = readConfig(input, problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config };
}

/** Where a top-level key is taken from; its value is undefined where nobody has said anything. */
export function topField(input: ConfigInput, key: TopKey): Field {
  const told = toldBy(input);
  const isLocked = child(told, 'locked').value === true;
  const layers = [...(isLocked ? [] : [chosenBy(input)]), told, ...(input.built ? [input.built] : [])];
  return (
    layers.map((layer) => child(layer, key)).find(({ value }) => value !== undefined) ?? child(told, key)
  );
}

function toldBy({ file }: ConfigInput): Field {
  return { value: file, source: 'config.json', key: '', problems: [] };
}

function chosenBy({ settings = {} }: ConfigInput): Field {
  return { value: settings, source: 'settings', key: '', problems: [] };
}

function readConfig(input: ConfigInput, problems: ConfigProblem[]): AppConfig {
  const field = (key: TopKey) => ({ ...topField(input, key), problems });
  const told = { ...toldBy(input), problems };
  readObject(told, TOP_KEYS);
  const locked = readFlag(child(told, 'locked'));
  if (!locked) readObject({ ...chosenBy(input), problems }, SETTINGS_KEYS);
  const machineNames = new Set<string>();
  const tokenVendingMachines = readList(field('tokenVendingMachines')).flatMap(
    (machine) => readMachine(machine, { machineNames, pageUrl: input.pageUrl }) ?? [],
  );
  const cache = field('cacheName');
  const isCacheNeeded = tokenVendingMachines.length > 0 || cache.value !== undefined;
  const cacheName = isCacheNeeded ? readLabel(cache, { maxLength: MAX_CACHE_NAME_LENGTH }) : undefined;
  const rooms = readLabels(field('rooms'), MAX_ROOM_NAME_LENGTH);
  // The SDK puts paths of its own behind it.
  const momentoEndpoint = readOptionalUrl(field('momentoEndpoint'))?.replace(/\/$/, '');
  const momentoHosts = readLabels(field('momentoHosts'), MAX_CACHE_NAME_LENGTH);
  return {
    cacheName: cacheName ?? '',
    tokenVendingMachines,
    rooms,
    locked,
    ...(momentoEndpoint && { momentoEndpoint }),
    ...(momentoHosts[0] && { momentoHosts }),
    ...readKeys(told, { ...TOLD, ...input.brandReader } as Readers<Told>, []),
  };
}

function readLabels(list: Field, maxLength: number): string[] {
  const labels = new Set<string>();
  for (const label of readList(list)) readLabel(label, { maxLength, others: labels });
  return [...labels];
}

function readMachine(
  field: Field,
  { machineNames, pageUrl }: { readonly machineNames: Set<string>; readonly pageUrl: string },
): MachineConfig | undefined {
  if (!isObject(field.value)) return wrong(field);
  const auth = readOneOf(child(field, 'auth'), MACHINE_AUTHS);
  const kind = auth && kindOf({ auth });
  // Which other keys there may be depends on it.
  if (kind) readObject(field, [...MACHINE_KEYS, ...kind.keys]);
  const name = readLabel(child(field, 'name'), {
    maxLength: MAX_MACHINE_NAME_LENGTH,
    others: machineNames,
  });
  const url = readUrl(child(field, 'url'), pageUrl);
  const told = child(field, 'verifiedIds');
  const verifiedIds = told.value;
  if (verifiedIds !== 'opaque') readFlag(told);
  const own = kind?.parse(field);
  if (name === undefined || url === undefined || !own) return undefined;
  // The kind of `auth` has read `own`, and no other.
  return {
    name,
    url,
    auth,
    ...(verifiedIds !== undefined && { verifiedIds }),
    ...own,
  } as MachineConfig;
}
