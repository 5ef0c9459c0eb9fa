import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLabel } from '../../src/base/check-label.ts';
import { MAX_NAME_LENGTH } from '../../src/chat/name.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import { type BuildEnv, builtConfig } from '../../src/config/build-env.ts';
import type { ConfigProblem } from '../../src/config/fields/config-problem.ts';
import { parseConfig, type TopKey, topField } from '../../src/config/parse-config.ts';

const PAGE = 'https://chat.example/room/';
const open = { name: 'Guest', auth: 'open', url: 'https://abc.example/prod/' };
const cognito = {
  name: 'Member',
  auth: 'cognito',
  url: 'https://ghi.example/prod/',
  userPoolId: 'us-west-2_AbCdEfGhI',
  clientId: '1example23456789',
};

const parse = (file: unknown, env: BuildEnv = {}) =>
  parseConfig({ file, built: builtConfig(env), pageUrl: PAGE });

function configOf(file: unknown, env?: BuildEnv): AppConfig {
  const result = parse(file, env);
  if (!result.ok) throw new Error(`unable to parse; ${JSON.stringify(result.problems)}`);
  return result.config;
}

function problemsOf(file: unknown, env?: BuildEnv): readonly ConfigProblem[] {
  const result = parse(file, env);
  return result.ok ? [] : result.problems;
}

/** Only the keys: what the person who mends them looks for first. */
const wrongKeys = (file: unknown) => problemsOf(file).map(({ key }) => key);

describe('parseConfig, what is right', () => {
  it('reads everything', () => {
    const file = {
      cacheName: 'chat',
      tokenVendingMachines: [
        open,
        { name: 'Staff', auth: 'lambda', url: '/api/token', verifiedIds: true },
        {
          ...cognito,
          authFlow: 'USER_PASSWORD_AUTH',
          cognitoEndpoint: 'http://localhost:9229',
          disabledFlows: ['signUp', 'totpSetUp'],
          signUpFields: [
            { attribute: 'given_name' },
            { attribute: 'custom:team', label: 'Team', type: 'text' },
          ],
          userNameIsEmail: true,
          sessionDays: 7.5,
        },
      ],
      rooms: ['lobby', '  Café\u0301 '],
      locked: true,
      history: false,
      momentoEndpoint: 'http://momento.localhost:4000/',
      momentoHosts: ['momentohq.com', 'cells.example'],
      presence: false,
      typing: true,
      sideOperationsPerSecond: 7.5,
    };
    expect(configOf(file)).toEqual({
      cacheName: 'chat',
      tokenVendingMachines: [
        open,
        { name: 'Staff', auth: 'lambda', url: 'https://chat.example/api/token', verifiedIds: true },
        {
          ...cognito,
          authFlow: 'USER_PASSWORD_AUTH',
          cognitoEndpoint: 'http://localhost:9229/',
          disabledFlows: ['signUp', 'totpSetUp'],
          signUpFields: [
            { attribute: 'given_name' },
            { attribute: 'custom:team', label: 'Team', type: 'text' },
          ],
          userNameIsEmail: true,
          sessionDays: 7.5,
        },
      ],
      rooms: ['lobby', 'Café\u0301'.normalize('NFC')],
      locked: true,
      history: false,
      momentoEndpoint: 'http://momento.localhost:4000',
      momentoHosts: ['momentohq.com', 'cells.example'],
      presence: false,
      typing: true,
      sideOperationsPerSecond: 7.5,
    });
  });

  it.each([
    ['presence', 'no'],
    ['typing', 1],
    ['sideOperationsPerSecond', 0],
    ['sideOperationsPerSecond', -1],
    ['sideOperationsPerSecond', '3'],
  ])('wants something else as %s than %j', (key, value) => {
    expect(problemsOf({ [key]: value })).toEqual([{ source: 'config.json', key, code: 'wrong', value }]);
  });

  it('takes what people may tell from the page’s own file only', () => {
    const settings = { presence: true };
    expect(parseConfig({ file: {}, settings, pageUrl: 'https://chat.example/' }).ok).toBe(false);
  });

  it('takes hosts that tokens may lead to from the page’s own file only', () => {
    const settings = { momentoHosts: ['evil.example'] };
    expect(parseConfig({ file: {}, settings, pageUrl: 'https://chat.example/' }).ok).toBe(false);
    expect(configOf({ momentoHosts: [] })).not.toHaveProperty('momentoHosts');
  });

  it('needs nothing at all: the page then says how to set it up', () => {
    expect(configOf({})).toEqual({ cacheName: '', tokenVendingMachines: [], rooms: [], locked: false });
  });

  it('signs in with SRP unless told otherwise', () => {
    const [machine] = configOf({ cacheName: 'chat', tokenVendingMachines: [cognito] }).tokenVendingMachines;
    expect(machine).toEqual({ ...cognito, authFlow: 'USER_SRP_AUTH' });
  });

  it.each([true, 'opaque', false, undefined] as const)(
    'keeps whether ids are verified: %s',
    (verifiedIds) => {
      const tokenVendingMachines = [{ ...open, verifiedIds }];
      const [machine] = configOf({ cacheName: 'chat', tokenVendingMachines }).tokenVendingMachines;
      expect(machine?.verifiedIds).toBe(verifiedIds);
    },
  );

  it.each(['', 'false', 'Opaque', 0, null, []])(
    'takes %j for no answer to whether ids are verified',
    (verifiedIds) => {
      const tokenVendingMachines = [{ ...open, verifiedIds }];
      expect(wrongKeys({ cacheName: 'chat', tokenVendingMachines })).toEqual([
        'tokenVendingMachines[0].verifiedIds',
      ]);
    },
  );

  it('takes only rooms that can be joined', () => {
    for (const room of ['x'.repeat(56), 'x'.repeat(57), ' ', 'a\u0000b', 'a\u202eb', '🙂'.repeat(28)]) {
      expect(parse({ rooms: [room] }).ok).toBe(checkLabel(room, MAX_NAME_LENGTH).ok);
    }
  });
});

describe('parseConfig, what the page was built with', () => {
  const env = {
    VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/prod/',
    VITE_MOMENTO_CACHE_NAME: 'built-cache',
  };

  it('is an open machine unless told otherwise', () => {
    expect(configOf({}, { ...env, VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: '' })).toEqual({
      cacheName: 'built-cache',
      tokenVendingMachines: [{ name: 'Guest', auth: 'open', url: 'https://built.example/prod/' }],
      rooms: [],
      locked: false,
    });
  });

  it('is a machine for lambda credentials', () => {
    const { tokenVendingMachines } = configOf({}, { ...env, VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'lambda' });
    expect(tokenVendingMachines).toEqual([
      { name: 'Staff', auth: 'lambda', url: 'https://built.example/prod/' },
    ]);
  });

  it('is a machine for Cognito', () => {
    const { tokenVendingMachines } = configOf(
      {},
      {
        ...env,
        VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'cognito',
        VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID: cognito.userPoolId,
        VITE_TOKEN_VENDING_MACHINE_CLIENT_ID: cognito.clientId,
      },
    );
    const url = 'https://built.example/prod/';
    expect(tokenVendingMachines).toEqual([{ ...cognito, url, authFlow: 'USER_SRP_AUTH' }]);
  });

  it('leaves out what another mode needs, as the original .env files have it all', () => {
    const full = {
      ...env,
      VITE_TOKEN_VENDING_MACHINE_CLIENT_ID: 'x',
      VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID: 'y',
    };
    expect(parse({}, full).ok).toBe(true);
  });

  it('gives way to config.json, one top-level key at a time', () => {
    expect(configOf({ tokenVendingMachines: [open] }, env)).toMatchObject({
      cacheName: 'built-cache',
      tokenVendingMachines: [open],
    });
    expect(configOf({ cacheName: 'chat' }, env)).toMatchObject({
      cacheName: 'chat',
      tokenVendingMachines: [{ url: 'https://built.example/prod/' }],
    });
    expect(configOf({ tokenVendingMachines: [] }, env).tokenVendingMachines).toEqual([]);
  });

  it('is not complained about where config.json replaces it', () => {
    expect(
      parse({ tokenVendingMachines: [open] }, { ...env, VITE_TOKEN_VENDING_MACHINE_URL: 'http://x' }).ok,
    ).toBe(true);
  });

  it('is named by its own name when it is wrong', () => {
    const wrong = {
      VITE_TOKEN_VENDING_MACHINE_URL: 'http://built.example/',
      VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'cognito',
      VITE_TOKEN_VENDING_MACHINE_CLIENT_ID: 'not an id',
      VITE_MOMENTO_CACHE_NAME: 'x'.repeat(65),
    };
    expect(problemsOf({}, wrong).map(({ source, key }) => [source, key])).toEqual([
      ['VITE_TOKEN_VENDING_MACHINE_URL', 'tokenVendingMachines[0].url'],
      ['VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID', 'tokenVendingMachines[0].userPoolId'],
      ['VITE_TOKEN_VENDING_MACHINE_CLIENT_ID', 'tokenVendingMachines[0].clientId'],
      ['VITE_MOMENTO_CACHE_NAME', 'cacheName'],
    ]);
    const typo = { ...wrong, VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'Open' };
    const problems = problemsOf({ cacheName: 'chat' }, typo);
    expect(problems[0]).toEqual({
      source: 'VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE',
      key: 'tokenVendingMachines[0].auth',
      code: 'wrong',
      value: 'Open',
    });
    // One does not hide the other.
    expect(problems.slice(1)).toMatchObject([
      { source: 'VITE_TOKEN_VENDING_MACHINE_URL', key: 'tokenVendingMachines[0].url', code: 'wrong' },
    ]);
  });
});

describe('parseConfig, what users have set', () => {
  const file = { cacheName: 'chat', tokenVendingMachines: [open], rooms: ['lobby'] };
  const mine = { name: 'Mine', auth: 'lambda', url: 'https://mine.example/' };
  const set = (settings: unknown, told: unknown = file) =>
    parseConfig({ file: told, settings, pageUrl: PAGE });

  it('wins over config.json and the build, one top-level key at a time', () => {
    expect(set({ tokenVendingMachines: [mine] })).toMatchObject({
      config: { cacheName: 'chat', tokenVendingMachines: [mine], rooms: ['lobby'] },
    });
    const settings = { cacheName: 'mine', momentoEndpoint: 'https://momento.example' };
    const env = { VITE_MOMENTO_CACHE_NAME: 'built-cache' };
    expect(parseConfig({ file: {}, settings, built: builtConfig(env), pageUrl: PAGE })).toMatchObject({
      config: settings,
    });
  });

  it('counts for nothing where the page is locked, however wrong it is', () => {
    const locked = { ...file, locked: true };
    for (const settings of [{ tokenVendingMachines: [mine] }, { cacheName: 7 }, 'nonsense']) {
      expect(set(settings, locked)).toEqual(parse(locked));
    }
  });

  it('cannot lock, nor set rooms or what the page does not know', () => {
    const result = set({ locked: true, rooms: ['mine'], theme: 'dark' });
    expect(result.ok ? [] : result.problems).toMatchObject([
      { source: 'settings', key: 'locked', code: 'unknown' },
      { source: 'settings', key: 'rooms', code: 'unknown' },
      { source: 'settings', key: 'theme', code: 'unknown' },
    ]);
  });

  it('is named as the source of what is wrong', () => {
    const result = set({ tokenVendingMachines: [{ ...mine, url: 'http://mine.example' }] });
    expect(result.ok ? [] : result.problems).toEqual([
      {
        source: 'settings',
        key: 'tokenVendingMachines[0].url',
        code: 'wrong',
        value: 'http://mine.example',
      },
    ]);
  });
});

describe('topField', () => {
  const env = { VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/' };
  const file = { cacheName: 'chat', rooms: ['lobby'] };
  const settings = { cacheName: 'mine' };

  it('tells where each key is taken from', () => {
    const sourceOf = (key: TopKey, told: object = file) =>
      topField({ file: told, settings, built: builtConfig(env), pageUrl: PAGE }, key).source;
    expect(sourceOf('cacheName')).toBe('settings');
    expect(sourceOf('cacheName', { ...file, locked: true })).toBe('config.json');
    expect(sourceOf('rooms')).toBe('config.json');
    expect(sourceOf('tokenVendingMachines')).toBe('VITE_TOKEN_VENDING_MACHINE_URL');
  });
});

describe('parseConfig, what is wrong', () => {
  it.each([[null], [[]], ['{}'], [42], [undefined]])('says that %j is no configuration', (file) => {
    expect(wrongKeys(file)).toEqual(['']);
  });

  it('names the key, and what was found', () => {
    expect(problemsOf({ locked: 'yes' })).toEqual([
      { source: 'config.json', key: 'locked', code: 'wrong', value: 'yes' },
    ]);
  });

  it('leaves out the value of a key that it does not know: it may be a secret', () => {
    const file = {
      cacheName: 'chat',
      apiKey: 'hunter2',
      tokenVendingMachines: [{ ...open, password: 'hunter2' }],
    };
    expect(problemsOf(file)).toEqual([
      {
        source: 'config.json',
        key: 'apiKey',
        code: 'unknown',
        known: [
          'cacheName',
          'tokenVendingMachines',
          'momentoEndpoint',
          'momentoHosts',
          'rooms',
          'locked',
          'history',
          'presence',
          'typing',
          'sideOperationsPerSecond',
          'brand',
        ],
      },
      {
        source: 'config.json',
        key: 'tokenVendingMachines[0].password',
        code: 'unknown',
        known: ['name', 'auth', 'url', 'verifiedIds'],
      },
    ]);
  });

  it('reports everything at once', () => {
    const file = {
      cacheName: '',
      tokenVendingMachines: [
        7,
        { auth: 'basic' },
        { auth: 'open' },
        { ...open, userPoolId: 'x' },
        {
          ...cognito,
          userPoolId: 'nope',
          clientId: '',
          authFlow: 'SRP',
          cognitoEndpoint: '/x',
          disabledFlows: ['signUp', 'signOut'],
        },
        { ...cognito, name: 'Other', disabledFlows: 'signUp' },
        {
          ...cognito,
          name: 'Third',
          signUpFields: [
            { attribute: 'given name' },
            { attribute: 'name', label: '', type: 'color', value: '' },
            'name',
          ],
          userNameIsEmail: 'yes',
          sessionDays: 3_651,
        },
      ],
      rooms: ['lobby', 7, '', 'lobby'],
      locked: 1,
      history: 'yes',
      momentoEndpoint: 'momento',
      momentoHosts: ['momentohq.com', '', 'momentohq.com', 7],
    };
    expect(wrongKeys(file)).toEqual([
      'locked',
      'tokenVendingMachines[0]',
      'tokenVendingMachines[1].auth',
      'tokenVendingMachines[1].name',
      'tokenVendingMachines[1].url',
      'tokenVendingMachines[2].name',
      'tokenVendingMachines[2].url',
      'tokenVendingMachines[3].userPoolId',
      'tokenVendingMachines[4].userPoolId',
      'tokenVendingMachines[4].clientId',
      'tokenVendingMachines[4].authFlow',
      'tokenVendingMachines[4].cognitoEndpoint',
      'tokenVendingMachines[4].disabledFlows[1]',
      'tokenVendingMachines[5].disabledFlows',
      'tokenVendingMachines[6].signUpFields[0].attribute',
      'tokenVendingMachines[6].signUpFields[1].value',
      'tokenVendingMachines[6].signUpFields[1].label',
      'tokenVendingMachines[6].signUpFields[1].type',
      'tokenVendingMachines[6].signUpFields[2]',
      'tokenVendingMachines[6].signUpFields[2].attribute',
      'tokenVendingMachines[6].userNameIsEmail',
      'tokenVendingMachines[6].sessionDays',
      'cacheName',
      'rooms[1]',
      'rooms[2]',
      'rooms[3]',
      'momentoEndpoint',
      'momentoHosts[1]',
      'momentoHosts[2]',
      'momentoHosts[3]',
      'history',
    ]);
  });

  it('wants the names of machines to differ', () => {
    const twice = { cacheName: 'chat', tokenVendingMachines: [open, { ...cognito, name: ' Guest ' }] };
    expect(problemsOf(twice)).toMatchObject([
      { key: 'tokenVendingMachines[1].name', code: 'taken', value: ' Guest ' },
    ]);
  });

  it('wants a cache as soon as there is a machine', () => {
    expect(problemsOf({ tokenVendingMachines: [open] })).toMatchObject([
      { key: 'cacheName', code: 'wrong', value: undefined },
    ]);
    expect(parse({ cacheName: 'x'.repeat(64), tokenVendingMachines: [open] }).ok).toBe(true);
    expect(wrongKeys({ cacheName: 'x'.repeat(65) })).toEqual(['cacheName']);
  });

  it('wants lists where lists belong', () => {
    expect(wrongKeys({ tokenVendingMachines: open, rooms: 'lobby' })).toEqual([
      'tokenVendingMachines',
      'rooms',
    ]);
  });

  it('does not take what an object merely inherits', () => {
    const file: unknown = JSON.parse('{"__proto__": {"locked": true}}');
    expect(wrongKeys(file)).toEqual(['__proto__']);
  });

  it('reads any JSON without throwing', () => {
    const key = fc.constantFrom(
      'cacheName',
      'tokenVendingMachines',
      'rooms',
      'locked',
      'name',
      'auth',
      'url',
    );
    const file = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()));
    const machines = fc.array(
      fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.constantFrom('open', 'cognito'))),
    );
    fc.assert(
      fc.property(fc.oneof(file, fc.record({ tokenVendingMachines: machines })), (value) => {
        const result = parse(value);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});
