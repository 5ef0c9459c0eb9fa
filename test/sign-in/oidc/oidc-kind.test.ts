import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { loadSetUps } from '../../../src/sign-in/kind-set-ups.ts';
import { connectSources } from '../../../tools/host-headers/connect-sources.ts';

const PAGE = 'https://chat.example/';
const MACHINE = {
  name: 'Acme',
  auth: 'oidc',
  url: 'https://machine.example/token',
  issuer: 'https://login.example/tenant',
  clientId: 'page-1',
};

function parse(machine: object) {
  const file = { cacheName: 'chat', tokenVendingMachines: [{ ...MACHINE, ...machine }] };
  return parseConfig({ file, pageUrl: PAGE });
}

function wrongKeys(machine: object): readonly string[] {
  const parsed = parse(machine);
  return parsed.ok ? [] : parsed.problems.map(({ key, code }) => `${code} ${key.split('.').at(-1)}`);
}

describe('A machine behind an OpenID provider', () => {
  it('needs an issuer and a client, and takes what else there is to say', () => {
    const all = {
      scopes: 'openid email',
      token: 'access',
      audience: 'https://chat.example',
      resource: 'chat',
      prompt: 'consent',
      domainHint: 'acme.example',
      identityProvider: 'Google',
      origins: ['https://keys.example/'],
      signOut: 'managed-login',
      formPrompt: 'select_account',
    };
    const parsed = parse(all);
    expect(parsed.ok && parsed.config.tokenVendingMachines[0]).toEqual({ ...MACHINE, ...all });
    const least = parse({});
    expect(least.ok && least.config.tokenVendingMachines[0]).toEqual(MACHINE);
  });

  it.each([
    [{ issuer: undefined }, 'wrong issuer'],
    [{ issuer: 'login.example' }, 'wrong issuer'],
    [{ issuer: 'http://login.example' }, 'wrong issuer'],
    [{ issuer: 'https://ann:secret@login.example' }, 'wrong issuer'],
    [{ clientId: '' }, 'wrong clientId'],
    [{ clientId: 5 }, 'wrong clientId'],
    [{ clientId: 'a\nb' }, 'wrong clientId'],
    [{ scopes: ['openid'] }, 'wrong scopes'],
    [{ token: 'refresh' }, 'wrong token'],
    [{ prompt: 'x'.repeat(513) }, 'wrong prompt'],
    [{ audience: 'ä' }, 'wrong audience'],
    [{ origins: 'https://keys.example' }, 'wrong origins'],
    [{ origins: ['http://keys.example'] }, 'wrong origins[0]'],
    [{ signOut: 'never' }, 'wrong signOut'],
    [{ formPrompt: 'none' }, 'wrong formPrompt'],
    [{ clientSecret: 'no page keeps one' }, 'unknown clientSecret'],
  ])('with %j is told what is wrong', (machine, problem) => {
    expect(wrongKeys(machine)).toEqual([problem]);
  });

  it('has its provider in the security policy, wherever it is asked', async () => {
    const parsed = parse({ origins: ['https://keys.example/x'] });
    if (!parsed.ok) throw new Error('the configuration is wrong');
    const kinds = await loadSetUps();
    expect(connectSources(parsed.config, { preset: 'locked', pageUrl: PAGE, kinds })).toEqual(
      expect.arrayContaining(['https://machine.example', 'https://login.example', 'https://keys.example']),
    );
  });
});
