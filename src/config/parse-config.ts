import { kindOf, MACHINE_AUTHS, type MachineConfig } from '../sign-in/kinds.ts';
import type { AppConfig, ConfigResult } from './app-config.ts';
import { type BuildEnv, builtConfig } from './build-env.ts';
import { child, type Field, isObject } from './fields/field.ts';
import { FieldReader } from './fields/field-reader.ts';

export interface ConfigInput {
  /** Parsed `config.json`; `{}` where there is none. */
  readonly file: unknown;
  readonly env: BuildEnv;
  /** The user's own settings, parsed from JSON. */
  readonly settings?: unknown;
  /** Address of the page, which relative URLs are resolved against. */
  readonly pageUrl: string;
}

/** What users may set for themselves, where the page is not locked. */
export const SETTINGS_KEYS = ['cacheName', 'tokenVendingMachines', 'momentoEndpoint'] as const;
export const TOP_KEYS = [...SETTINGS_KEYS, 'rooms', 'locked'] as const;
export type TopKey = (typeof TOP_KEYS)[number];
export const MACHINE_KEYS = ['name', 'auth', 'url'];
// A room name is held to the same rule as one that is typed (chat/name.ts); a cache name to our rule for caches.
const MAX_ROOM_NAME_LENGTH = 56;
const MAX_MACHINE_NAME_LENGTH = 56;
const MAX_CACHE_NAME_LENGTH = 64;

/**
 * Makes the page's configuration of what it is told: each top-level key of the user's settings replaces the one in
 * `config.json`, and that one what the page was built with. Where the page is locked, settings count for nothing.
 * Pure; never throws, whatever it is given. All that is wrong is reported at once.
 */
export function parseConfig(input: ConfigInput): ConfigResult {
  const fields = new FieldReader();
  const config = readConfig(input, fields);
  const { problems } = fields;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config };
}

/** Where a top-level key is taken from; its value is undefined where nobody has said anything. */
export function topField(input: ConfigInput, key: TopKey): Field {
  const told = toldBy(input);
  const isLocked = child(told, 'locked').value === true;
  const layers = [...(isLocked ? [] : [chosenBy(input)]), told, builtConfig(input.env)];
  return (
    layers.map((layer) => child(layer, key)).find(({ value }) => value !== undefined) ?? child(told, key)
  );
}

function toldBy({ file }: ConfigInput): Field {
  return { value: file, source: 'config.json', key: '' };
}

function chosenBy({ settings = {} }: ConfigInput): Field {
  return { value: settings, source: 'settings', key: '' };
}

function readConfig(input: ConfigInput, fields: FieldReader): AppConfig {
  const field = (key: TopKey) => topField(input, key);
  const told = toldBy(input);
  fields.object(told, TOP_KEYS);
  const locked = fields.flag(child(told, 'locked'));
  if (!locked) fields.object(chosenBy(input), SETTINGS_KEYS);
  const machineNames = new Set<string>();
  const tokenVendingMachines = fields
    .list(field('tokenVendingMachines'))
    .flatMap((machine) => readMachine(machine, { fields, machineNames, pageUrl: input.pageUrl }) ?? []);
  const cache = field('cacheName');
  const isCacheNeeded = tokenVendingMachines.length > 0 || cache.value !== undefined;
  const cacheName = isCacheNeeded ? fields.label(cache, { maxLength: MAX_CACHE_NAME_LENGTH }) : undefined;
  const rooms = new Set<string>();
  for (const room of fields.list(field('rooms'))) {
    fields.label(room, { maxLength: MAX_ROOM_NAME_LENGTH, others: rooms });
  }
  // The SDK puts paths of its own behind it.
  const momentoEndpoint = fields.optionalUrl(field('momentoEndpoint'))?.replace(/\/$/, '');
  return {
    cacheName: cacheName ?? '',
    tokenVendingMachines,
    rooms: [...rooms],
    locked,
    ...(momentoEndpoint && { momentoEndpoint }),
  };
}

function readMachine(
  field: Field,
  options: { readonly fields: FieldReader; readonly machineNames: Set<string>; readonly pageUrl: string },
): MachineConfig | undefined {
  const { fields, machineNames, pageUrl } = options;
  if (!isObject(field.value)) return fields.wrong(field);
  const auth = fields.oneOf(child(field, 'auth'), MACHINE_AUTHS);
  if (!auth) return undefined;
  const kind = kindOf({ auth });
  fields.object(field, [...MACHINE_KEYS, ...kind.keys]);
  const name = fields.label(child(field, 'name'), {
    maxLength: MAX_MACHINE_NAME_LENGTH,
    others: machineNames,
  });
  const url = fields.url(child(field, 'url'), pageUrl);
  const own = kind.parse(field, fields);
  if (name === undefined || url === undefined || !own) return undefined;
  // The kind of `auth` has read `own`, and no other.
  return { name, url, auth, ...own } as MachineConfig;
}
