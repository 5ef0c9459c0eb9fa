import { checkLabel } from '../base/label.ts';
import type { AppConfig, ConfigProblem, ConfigResult, MachineAuth, MachineConfig } from './app-config.ts';
import type { BuildEnv } from './build-env.ts';
import { parseConfigUrl } from './config-url.ts';
import { showValue } from './show-value.ts';

export interface ConfigInput {
  /** Parsed `config.json`; `{}` where there is none. */
  readonly file: unknown;
  readonly env: BuildEnv;
  /** Address of the page, which relative URLs are resolved against. */
  readonly pageUrl: string;
}

/** A value and where it came from. */
interface Field {
  readonly value: unknown;
  readonly source: string;
  /** Path of the key; `''` for the whole. */
  readonly key: string;
  /** Sources of single keys within the value, where they differ. */
  readonly sources?: Readonly<Record<string, string>>;
}

const FILE = 'config.json';
const TOP_KEYS = ['cacheName', 'tokenVendingMachines', 'rooms', 'locked', 'momentoEndpoint'] as const;
const MACHINE_KEYS = ['name', 'auth', 'url'] as const;
const COGNITO_KEYS = [...MACHINE_KEYS, 'userPoolId', 'clientId', 'authFlow', 'cognitoEndpoint'] as const;

// A room name is held to the same rule as one that is typed (chat/name.ts); a cache name to our rule for caches.
const MAX_ROOM_NAME_LENGTH = 56;
const MAX_MACHINE_NAME_LENGTH = 56;
const MAX_CACHE_NAME_LENGTH = 64;

const FULL_URL = 'an https:// URL without user name or password (http:// only for localhost)';
const EXPECTED = {
  file: 'an object: { … }',
  cacheName: 'the name of a Momento cache: 1 to 64 characters',
  machines: 'a list of Token Vending Machines: [ … ]',
  machine: 'a Token Vending Machine: { "name": …, "auth": …, "url": … }',
  name: 'a name to choose the machine by: 1 to 56 characters',
  uniqueName: 'a name that no other machine has',
  auth: '"open", "lambda" or "cognito"',
  url: `${FULL_URL}, or one relative to the page`,
  endpoint: FULL_URL,
  userPoolId: 'the id of a Cognito user pool, such as "us-west-2_AbCdEfGhI"',
  clientId: 'the id of an app client of the pool: letters and digits, at most 128',
  authFlow: '"USER_SRP_AUTH" or "USER_PASSWORD_AUTH"',
  rooms: 'a list of room names: [ … ]',
  room: 'a room name: 1 to 56 characters',
  uniqueRoom: 'a room that is not in the list yet',
  locked: 'true or false',
};

/**
 * Makes the page's configuration of what it is told: each top-level key of `config.json` replaces what the page
 * was built with. Pure; never throws, whatever the file holds. All that is wrong is reported at once.
 */
export function parseConfig({ file, env, pageUrl }: ConfigInput): ConfigResult {
  const reader = new ConfigReader(pageUrl);
  const config = reader.read({ value: file, source: FILE, key: '' }, env);
  return config && reader.problems.length === 0
    ? { ok: true, config }
    : { ok: false, problems: reader.problems };
}

/** Reads what is right and notes what is wrong; a value that is wrong is read as undefined. */
class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  readonly #pageUrl: string;

  constructor(pageUrl: string) {
    this.#pageUrl = pageUrl;
  }

  read(file: Field, env: BuildEnv): AppConfig | undefined {
    if (!isObject(file.value)) return this.#wrong(file, EXPECTED.file);
    this.#refuseUnknown(file, TOP_KEYS);
    const built = fieldsOf(env);
    const field = (key: (typeof TOP_KEYS)[number]): Field => {
      const told = child(file, key);
      return told.value === undefined ? (built[key] ?? told) : told;
    };
    const tokenVendingMachines = this.#machines(field('tokenVendingMachines'));
    const cache = field('cacheName');
    const isCacheNeeded = tokenVendingMachines.length > 0 || cache.value !== undefined;
    const cacheName = isCacheNeeded
      ? this.#label(cache, MAX_CACHE_NAME_LENGTH, EXPECTED.cacheName)
      : undefined;
    const rooms = this.#rooms(field('rooms'));
    const locked = this.#flag(field('locked'));
    const endpoint = field('momentoEndpoint');
    const momentoEndpoint =
      endpoint.value === undefined ? undefined : this.#url(endpoint, EXPECTED.endpoint)?.href;
    return {
      cacheName: cacheName ?? '',
      tokenVendingMachines,
      rooms,
      locked,
      // The SDK puts paths of its own behind it.
      ...(momentoEndpoint === undefined ? {} : { momentoEndpoint: momentoEndpoint.replace(/\/$/, '') }),
    };
  }

  #machines(list: Field): MachineConfig[] {
    if (list.value === undefined) return [];
    if (!Array.isArray(list.value)) return this.#wrong(list, EXPECTED.machines) ?? [];
    const names = new Set<string>();
    const machines: MachineConfig[] = [];
    for (const field of elements(list)) {
      const machine = this.#machine(field);
      if (!machine) continue;
      if (names.has(machine.name)) this.#wrong(child(field, 'name'), EXPECTED.uniqueName);
      names.add(machine.name);
      machines.push(machine);
    }
    return machines;
  }

  #machine(field: Field): MachineConfig | undefined {
    if (!isObject(field.value)) return this.#wrong(field, EXPECTED.machine);
    const auth = this.#oneOf(child(field, 'auth'), ['open', 'lambda', 'cognito'] as const, EXPECTED.auth);
    if (!auth) return undefined;
    this.#refuseUnknown(field, auth === 'cognito' ? COGNITO_KEYS : MACHINE_KEYS);
    const name = this.#label(child(field, 'name'), MAX_MACHINE_NAME_LENGTH, EXPECTED.name);
    const url = this.#url(child(field, 'url'), EXPECTED.url, this.#pageUrl)?.href;
    const cognito = auth === 'cognito' ? this.#cognito(field) : undefined;
    if (name === undefined || url === undefined) return undefined;
    if (auth !== 'cognito') return { name, url, auth };
    return cognito && { name, url, auth, ...cognito };
  }

  #cognito(field: Field) {
    const flow = child(field, 'authFlow');
    const flows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const;
    const authFlow = flow.value === undefined ? flows[0] : this.#oneOf(flow, flows, EXPECTED.authFlow);
    // The patterns are Cognito's own (API reference, InitiateAuth and UserPoolType).
    const userPoolId = this.#match(
      child(field, 'userPoolId'),
      /^(?=.{1,55}$)[\w-]+_[0-9a-z]+$/i,
      EXPECTED.userPoolId,
    );
    const clientId = this.#match(child(field, 'clientId'), /^[\w+]{1,128}$/, EXPECTED.clientId);
    const endpoint = child(field, 'cognitoEndpoint');
    const cognitoEndpoint =
      endpoint.value === undefined ? undefined : this.#url(endpoint, EXPECTED.endpoint)?.href;
    if (!authFlow || userPoolId === undefined || clientId === undefined) return undefined;
    return { userPoolId, clientId, authFlow, ...(cognitoEndpoint === undefined ? {} : { cognitoEndpoint }) };
  }

  #rooms(list: Field): string[] {
    if (list.value === undefined) return [];
    if (!Array.isArray(list.value)) return this.#wrong(list, EXPECTED.rooms) ?? [];
    const rooms = new Set<string>();
    for (const field of elements(list)) {
      const room = this.#label(field, MAX_ROOM_NAME_LENGTH, EXPECTED.room);
      if (room === undefined) continue;
      if (rooms.has(room)) this.#wrong(field, EXPECTED.uniqueRoom);
      rooms.add(room);
    }
    return [...rooms];
  }

  #flag(field: Field): boolean {
    if (typeof field.value === 'boolean' || field.value === undefined) return field.value ?? false;
    return this.#wrong(field, EXPECTED.locked) ?? false;
  }

  #label(field: Field, maxLength: number, expected: string): string | undefined {
    const check = typeof field.value === 'string' ? checkLabel(field.value, maxLength) : undefined;
    return check?.ok ? check.label : this.#wrong(field, expected);
  }

  #url(field: Field, expected: string, base?: string): URL | undefined {
    const url = typeof field.value === 'string' ? parseConfigUrl(field.value, base) : undefined;
    return url ?? this.#wrong(field, expected);
  }

  #match(field: Field, pattern: RegExp, expected: string): string | undefined {
    const { value } = field;
    return typeof value === 'string' && pattern.test(value) ? value : this.#wrong(field, expected);
  }

  #oneOf<const T extends string>(field: Field, choices: readonly T[], expected: string): T | undefined {
    return choices.find((choice) => choice === field.value) ?? this.#wrong(field, expected);
  }

  #refuseUnknown(field: Field, known: readonly string[]): void {
    if (!isObject(field.value)) return;
    for (const name of Object.keys(field.value)) {
      if (known.includes(name)) continue;
      // Its value is not shown: what the page does not know may be a secret.
      this.#wrong(child(field, name), `one of ${known.join(', ')}`, 'a key that has no meaning here');
    }
  }

  #wrong({ value, source, key }: Field, expected: string, found = showValue(value)): undefined {
    this.problems.push({ source, key: key === '' ? '(the whole file)' : key, found, expected });
  }
}

/** The build's values as if they had been written into `config.json`. */
function fieldsOf(env: BuildEnv): Partial<Record<(typeof TOP_KEYS)[number], Field>> {
  const cacheName = env.VITE_MOMENTO_CACHE_NAME;
  const url = env.VITE_TOKEN_VENDING_MACHINE_URL;
  const auth = env.VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE || 'open';
  const machine = {
    name: MACHINE_NAMES[auth] ?? auth,
    auth,
    url,
    ...(auth === 'cognito' && {
      userPoolId: env.VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID || undefined,
      clientId: env.VITE_TOKEN_VENDING_MACHINE_CLIENT_ID || undefined,
    }),
  };
  return {
    ...(cacheName && {
      cacheName: { value: cacheName, source: 'VITE_MOMENTO_CACHE_NAME', key: 'cacheName' },
    }),
    ...(url && {
      tokenVendingMachines: {
        value: [machine],
        source: 'VITE_TOKEN_VENDING_MACHINE_URL',
        key: 'tokenVendingMachines',
        sources: {
          auth: 'VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE',
          userPoolId: 'VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID',
          clientId: 'VITE_TOKEN_VENDING_MACHINE_CLIENT_ID',
        },
      },
    }),
  };
}

// The build names no machine; with a single one nobody has to choose.
const MACHINE_NAMES: Readonly<Record<string, string>> = {
  open: 'Guest',
  lambda: 'Staff',
  cognito: 'Member',
} satisfies Record<MachineAuth, string>;

function child(field: Field, name: string): Field {
  const value = isObject(field.value) && Object.hasOwn(field.value, name) ? field.value[name] : undefined;
  const key = field.key === '' ? name : `${field.key}.${name}`;
  return { value, key, source: field.sources?.[name] ?? field.source };
}

function elements(list: Field): Field[] {
  const values: readonly unknown[] = Array.isArray(list.value) ? list.value : [];
  return values.map((value, index) => ({ ...list, value, key: `${list.key}[${index}]` }));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
