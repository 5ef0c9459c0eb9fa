import { expect, it } from 'vitest';
import { builtConfig } from '../../src/config/build-env.ts';
import { effectiveConfig } from '../../src/config/effective-config.ts';
import { type ConfigInput, parseConfig } from '../../src/config/parse-config.ts';

function rows(input: Omit<ConfigInput, 'pageUrl'>) {
  const whole = { ...input, pageUrl: 'https://chat.example/' };
  const result = parseConfig(whole);
  if (!result.ok) throw new Error('unable to list; the configuration is wrong');
  return effectiveConfig(whole, result.config).map(({ key, value, source }) => [key, value, source]);
}

it('lists every key, what the page makes of it, and who said so', () => {
  const input = {
    file: {
      tokenVendingMachines: [
        { name: 'Guest', auth: 'open', url: '/token', verifiedIds: false },
        {
          name: 'Member',
          auth: 'cognito',
          url: 'https://member.example/',
          userPoolId: 'us-west-2_AbCdEfGhI',
          clientId: 'client',
          disabledFlows: ['signUp', 'totpSetUp'],
          signUpFields: [{ attribute: 'name' }],
        },
      ],
      rooms: ['lobby', 'kitchen'],
    },
    settings: { cacheName: 'mine' },
  };
  expect(rows(input)).toEqual([
    ['cacheName', 'mine', 'settings'],
    ['tokenVendingMachines[0].name', 'Guest', 'config.json'],
    ['tokenVendingMachines[0].auth', 'open', 'config.json'],
    ['tokenVendingMachines[0].url', 'https://chat.example/token', 'config.json'],
    ['tokenVendingMachines[0].verifiedIds', false, 'config.json'],
    ['tokenVendingMachines[1].name', 'Member', 'config.json'],
    ['tokenVendingMachines[1].auth', 'cognito', 'config.json'],
    ['tokenVendingMachines[1].url', 'https://member.example/', 'config.json'],
    ['tokenVendingMachines[1].verifiedIds', undefined, 'default'],
    ['tokenVendingMachines[1].userPoolId', 'us-west-2_AbCdEfGhI', 'config.json'],
    ['tokenVendingMachines[1].clientId', 'client', 'config.json'],
    ['tokenVendingMachines[1].authFlow', 'USER_SRP_AUTH', 'default'],
    ['tokenVendingMachines[1].cognitoEndpoint', undefined, 'default'],
    ['tokenVendingMachines[1].disabledFlows', ['signUp', 'totpSetUp'], 'config.json'],
    ['tokenVendingMachines[1].signUpFields', [{ attribute: 'name' }], 'config.json'],
    ['tokenVendingMachines[1].userNameIsEmail', undefined, 'default'],
    ['tokenVendingMachines[1].sessionDays', undefined, 'default'],
    ['momentoEndpoint', undefined, 'default'],
    ['momentoHosts', undefined, 'default'],
    ['rooms', ['lobby', 'kitchen'], 'config.json'],
    ['locked', false, 'default'],
    ['history', undefined, 'default'],
    ['presence', undefined, 'default'],
    ['typing', undefined, 'default'],
    ['sideOperationsPerSecond', undefined, 'default'],
    ['brand', undefined, 'default'],
  ]);
});

it('names the variables of the build', () => {
  const env = {
    VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/',
    VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'lambda',
    VITE_MOMENTO_CACHE_NAME: 'built',
  };
  expect(rows({ file: {}, built: builtConfig(env) }).slice(0, 4)).toEqual([
    ['cacheName', 'built', 'VITE_MOMENTO_CACHE_NAME'],
    ['tokenVendingMachines[0].name', 'Staff', 'VITE_TOKEN_VENDING_MACHINE_URL'],
    ['tokenVendingMachines[0].auth', 'lambda', 'VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE'],
    ['tokenVendingMachines[0].url', 'https://built.example/', 'VITE_TOKEN_VENDING_MACHINE_URL'],
  ]);
});

it('has a row for what is empty', () => {
  expect(rows({ file: {} })).toEqual([
    ['cacheName', undefined, 'default'],
    ['tokenVendingMachines', undefined, 'default'],
    ['momentoEndpoint', undefined, 'default'],
    ['momentoHosts', undefined, 'default'],
    ['rooms', [], 'default'],
    ['locked', false, 'default'],
    ['history', undefined, 'default'],
    ['presence', undefined, 'default'],
    ['typing', undefined, 'default'],
    ['sideOperationsPerSecond', undefined, 'default'],
    ['brand', undefined, 'default'],
  ]);
});
