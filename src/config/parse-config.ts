import { checkLabel } from '../base/label.ts';
import type { AppConfig, CognitoMachine, ConfigProblem, ConfigResult, MachineConfig } from './app-config.ts';
import { type BuildEnv, builtConfig } from './build-env.ts';
import { child, elements, type Field, isObject } from './config-field.ts';
import { parseConfigUrl } from './config-url.ts';

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
export const COGNITO_KEYS = [
  ...MACHINE_KEYS,
  'userPoolId',
  'clientId',
  'authFlow',
  'cognitoEndpoint',
  'disabledFlows',
];

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
  const reader = new ConfigReader(input.pageUrl);
  const config = reader.read(input);
  const { problems } = reader;
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

/** Reads what is right and notes what is wrong; a value that is wrong is read as undefined. */
class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  readonly #pageUrl: string;

  constructor(pageUrl: string) {
    this.#pageUrl = pageUrl;
  }

  read(input: ConfigInput): AppConfig {
    const field = (key: TopKey) => topField(input, key);
    const told = toldBy(input);
    this.#object(told, TOP_KEYS);
    const locked = this.#flag(child(told, 'locked'));
    if (!locked) this.#object(chosenBy(input), SETTINGS_KEYS);
    const tokenVendingMachines = this.#machines(field('tokenVendingMachines'));
    const cache = field('cacheName');
    const isCacheNeeded = tokenVendingMachines.length > 0 || cache.value !== undefined;
    const cacheName = isCacheNeeded ? this.#label(cache, MAX_CACHE_NAME_LENGTH) : undefined;
    const rooms = this.#rooms(field('rooms'));
    // The SDK puts paths of its own behind it.
    const momentoEndpoint = this.#optionalUrl(field('momentoEndpoint'))?.replace(/\/$/, '');
    return {
      cacheName: cacheName ?? '',
      tokenVendingMachines,
      rooms,
      locked,
      ...(momentoEndpoint && { momentoEndpoint }),
    };
  }

  #machines(list: Field): MachineConfig[] {
    const names = new Set<string>();
    return this.#list(list).flatMap((field) => this.#machine(field, names) ?? []);
  }

  #machine(field: Field, names: Set<string>): MachineConfig | undefined {
    if (!isObject(field.value)) return this.#wrong(field);
    const auth = this.#oneOf(child(field, 'auth'), ['open', 'lambda', 'cognito']);
    if (!auth) return undefined;
    this.#object(field, auth === 'cognito' ? COGNITO_KEYS : MACHINE_KEYS);
    const name = this.#distinct(child(field, 'name'), MAX_MACHINE_NAME_LENGTH, names);
    const url = this.#url(child(field, 'url'), this.#pageUrl);
    const cognito = auth === 'cognito' ? this.#cognito(field) : undefined;
    if (name === undefined || url === undefined) return undefined;
    if (auth !== 'cognito') return { name, url, auth };
    return cognito && { name, url, auth, ...cognito };
  }

  #cognito(field: Field): Omit<CognitoMachine, 'name' | 'url' | 'auth'> | undefined {
    const flow = child(field, 'authFlow');
    const flows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const;
    const authFlow = flow.value === undefined ? flows[0] : this.#oneOf(flow, flows);
    // The patterns are Cognito's own (API reference, InitiateAuth and UserPoolType).
    const userPoolId = this.#match(child(field, 'userPoolId'), /^(?=.{1,55}$)[\w-]+_[0-9a-z]+$/i);
    const clientId = this.#match(child(field, 'clientId'), /^[\w+]{1,128}$/);
    const cognitoEndpoint = this.#optionalUrl(child(field, 'cognitoEndpoint'));
    const disabledFlows = this.#list(child(field, 'disabledFlows')).flatMap(
      (item) => this.#oneOf(item, ['signUp', 'forgotPassword', 'totpSetUp', 'staySignedIn']) ?? [],
    );
    if (!authFlow || !userPoolId || !clientId) return undefined;
    return {
      userPoolId,
      clientId,
      authFlow,
      ...(cognitoEndpoint && { cognitoEndpoint }),
      ...(disabledFlows[0] && { disabledFlows }),
    };
  }

  #rooms(list: Field): string[] {
    const rooms = new Set<string>();
    for (const field of this.#list(list)) this.#distinct(field, MAX_ROOM_NAME_LENGTH, rooms);
    return [...rooms];
  }

  #list(field: Field): readonly Field[] {
    if (field.value !== undefined && !Array.isArray(field.value)) this.#wrong(field);
    return elements(field);
  }

  /** Wants an object, and no key in it that has no meaning there. */
  #object(field: Field, known: readonly string[]): void {
    if (!isObject(field.value)) return this.#wrong(field);
    for (const name of Object.keys(field.value)) {
      const { source, key } = child(field, name);
      if (!known.includes(name)) this.problems.push({ source, key, code: 'unknown', known });
    }
  }

  /** A label that is not among `others` yet; now it is. */
  #distinct(field: Field, maxLength: number, others: Set<string>): string | undefined {
    const label = this.#label(field, maxLength);
    if (label === undefined) return undefined;
    if (others.has(label)) this.#wrong(field, 'taken');
    others.add(label);
    return label;
  }

  #flag(field: Field): boolean {
    const { value = false } = field;
    if (typeof value !== 'boolean') this.#wrong(field);
    return value === true;
  }

  #label(field: Field, maxLength: number): string | undefined {
    const check = typeof field.value === 'string' ? checkLabel(field.value, maxLength) : undefined;
    return check?.ok ? check.label : this.#wrong(field);
  }

  #optionalUrl(field: Field): string | undefined {
    return field.value === undefined ? undefined : this.#url(field);
  }

  #url(field: Field, base?: string): string | undefined {
    const url = typeof field.value === 'string' ? parseConfigUrl(field.value, base) : undefined;
    return url?.href ?? this.#wrong(field);
  }

  #match(field: Field, pattern: RegExp): string | undefined {
    const { value } = field;
    return typeof value === 'string' && pattern.test(value) ? value : this.#wrong(field);
  }

  #oneOf<const T extends string>(field: Field, choices: readonly T[]): T | undefined {
    return choices.find((choice) => choice === field.value) ?? this.#wrong(field);
  }

  #wrong({ source, key, value }: Field, code: 'wrong' | 'taken' = 'wrong'): undefined {
    this.problems.push({ source, key, code, value });
  }
}
