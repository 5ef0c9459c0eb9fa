import { describe, expect, it } from 'vitest';
import type { AppConfig } from '../../src/config/app-config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import {
  checkSettings,
  draftOf,
  EMPTY_MACHINE,
  type MachineDraft,
  machineUrl,
  type SettingsDraft,
} from '../../src/config/user-settings.ts';
import { loadSetUps } from '../../src/sign-in/kind-set-ups.ts';

const PAGE = 'https://chat.example/room/';
const GUEST = { name: 'Guest', auth: 'open', url: 'https://guest.example/' } as const;
const MEMBER = {
  name: 'Member',
  auth: 'cognito',
  url: 'https://member.example/',
  userPoolId: 'us-west-2_AbCdEfGhI',
  clientId: '1example23456789',
  authFlow: 'USER_SRP_AUTH',
  disabledFlows: ['signUp'],
} as const;
const FILE = { cacheName: 'chat', tokenVendingMachines: [GUEST, MEMBER], rooms: ['lobby'] };

const kinds = await loadSetUps();

function begin({ file = FILE, settings = {} }: { file?: object; settings?: object } = {}) {
  const input = { file, settings, pageUrl: PAGE };
  const result = parseConfig(input);
  if (!result.ok) throw new Error('unable to begin; the configuration is wrong');
  const context = { config: result.config, input, kinds };
  return { draft: draftOf(result.config), check: (draft: SettingsDraft) => checkSettings(draft, context) };
}

const machine = (details: Partial<MachineDraft>): MachineDraft => ({ ...EMPTY_MACHINE, ...details });

/** The settings that a page would keep, and what it would run with. */
function kept(draft: SettingsDraft, file: object = FILE): { settings: object; config: AppConfig } {
  const check = begin({ file }).check(draft);
  if (!check.ok) throw new Error(`unable to keep; ${JSON.stringify(check.problems)}`);
  const settings: unknown = JSON.parse(JSON.stringify(check.settings));
  const result = parseConfig({ file, settings, pageUrl: PAGE });
  if (!result.ok) throw new Error('unable to read what was kept');
  return { settings: check.settings, config: result.config };
}

describe('checkSettings', () => {
  it('keeps nothing of what is as the page brings it', () => {
    expect(kept(begin().draft).settings).toEqual({});
  });

  it('keeps what differs, key by key, in a form that the parser takes', () => {
    const { draft } = begin();
    const staff = machine({ name: ' Staff ', auth: 'lambda', url: ' https://staff.example/prod/ ' });
    const { settings, config } = kept({
      ...draft,
      tokenVendingMachines: [...draft.tokenVendingMachines, staff],
    });
    expect(Object.keys(settings)).toEqual(['tokenVendingMachines']);
    expect(config).toEqual({
      ...FILE,
      tokenVendingMachines: [
        GUEST,
        MEMBER,
        { name: 'Staff', auth: 'lambda', url: 'https://staff.example/prod/' },
      ],
      locked: false,
    });
  });

  it.each([true, 'opaque', false, undefined] as const)(
    'keeps whether ids are verified: %s',
    (verifiedIds) => {
      const file = { ...FILE, tokenVendingMachines: [{ ...GUEST, verifiedIds: false }, MEMBER] };
      const { draft } = begin({ file });
      expect(kept(draft, file).settings).toEqual({});
      const [guest = EMPTY_MACHINE, member = EMPTY_MACHINE] = draft.tokenVendingMachines;
      const changed = kept({ ...draft, tokenVendingMachines: [guest, { ...member, verifiedIds }] }, file);
      expect(changed.config.tokenVendingMachines.map((each) => each.verifiedIds)).toEqual([
        false,
        verifiedIds,
      ]);
    },
  );

  it('lets the page fill what is empty', () => {
    const { draft } = begin();
    expect(kept({ ...draft, cacheName: ' ', momentoEndpoint: ' ' }).settings).toEqual({});
    expect(kept({ ...draft, cacheName: 'mine' }).settings).toEqual({ cacheName: 'mine' });
  });

  it('keeps an empty list of machines', () => {
    expect(kept({ ...begin().draft, tokenVendingMachines: [] }).config.tokenVendingMachines).toEqual([]);
  });

  it('keeps everything where what the page brings is wrong', () => {
    const file = { tokenVendingMachines: [GUEST], cacheName: 7 };
    const { draft, check } = begin({ file, settings: { cacheName: 'mine' } });
    expect(check(draft)).toMatchObject({ ok: true, settings: { cacheName: 'mine' } });
  });

  it('looks only at what the way in needs', () => {
    const { draft, check } = begin();
    const open = machine({ name: 'Other', url: 'https://other.example/', userPoolId: 'nonsense' });
    expect(check({ ...draft, tokenVendingMachines: [open] }).ok).toBe(true);
    const cognito = { ...open, auth: 'cognito' } as const;
    expect(check({ ...draft, tokenVendingMachines: [cognito] })).toMatchObject({
      ok: false,
      problems: [{ key: 'tokenVendingMachines[0].userPoolId' }, { key: 'tokenVendingMachines[0].clientId' }],
    });
  });

  it('names every key that is wrong', () => {
    const draft: SettingsDraft = {
      cacheName: 'x'.repeat(65),
      tokenVendingMachines: [
        machine({ name: 'Twice', url: 'https://a.example/' }),
        machine({ name: 'Twice', url: 'http://b.example/' }),
        machine({ name: '', url: '' }),
      ],
      momentoEndpoint: 'momento.example',
    };
    const check = begin().check(draft);
    expect(check.ok ? [] : check.problems.map(({ key, code }) => `${key}: ${code}`)).toEqual([
      'tokenVendingMachines[1].name: taken',
      'tokenVendingMachines[1].url: wrong',
      'tokenVendingMachines[2].name: wrong',
      'tokenVendingMachines[2].url: wrong',
      'cacheName: wrong',
      'momentoEndpoint: wrong',
    ]);
  });

  it('wants a cache with the first machine', () => {
    const { draft, check } = begin({ file: {} });
    const first = { ...draft, tokenVendingMachines: [machine({ name: 'Guest', url: 'https://a.example/' })] };
    expect(check(first)).toMatchObject({ ok: false, problems: [{ key: 'cacheName' }] });
    expect(check({ ...first, cacheName: 'chat' }).ok).toBe(true);
  });

  it.each([
    ['guest.example/prod', false],
    ['localhost:5173/api', false],
    ['/api/token', true],
    ['./api/token', true],
    ['https://guest.example', true],
    ['http://localhost:5173/api', true],
    ['javascript:alert(1)', false],
  ])('takes no host without https:// for a path of the page: %s', (url, isTaken) => {
    const { draft, check } = begin();
    expect(check({ ...draft, tokenVendingMachines: [machine({ name: 'Other', url })] }).ok).toBe(isTaken);
    expect(machineUrl(machine({ url }), PAGE) !== undefined).toBe(isTaken);
  });
});

describe('checkSettings, where things go', () => {
  const destinations = (change: Partial<SettingsDraft>) => {
    const { draft, check } = begin();
    const result = check({ ...draft, ...change });
    return result.ok ? result.newDestinations : undefined;
  };
  const { draft } = begin();
  const [guest = EMPTY_MACHINE, member = EMPTY_MACHINE] = draft.tokenVendingMachines;

  it('is not new where only a name or the order changes', () => {
    expect(destinations({ tokenVendingMachines: [member, { ...guest, name: 'Everybody' }] })).toEqual([]);
    expect(destinations({ tokenVendingMachines: [] })).toEqual([]);
    expect(destinations({ cacheName: 'mine' })).toEqual([]);
  });

  it('is new with another URL, and with what another way in sends', () => {
    expect(destinations({ tokenVendingMachines: [{ ...guest, url: 'https://evil.example/' }] })).toEqual([
      { kind: 'machine', machineName: 'Guest', auth: 'open', url: 'https://evil.example/' },
    ]);
    expect(destinations({ tokenVendingMachines: [{ ...guest, auth: 'lambda' }] })).toEqual([
      { kind: 'machine', machineName: 'Guest', auth: 'lambda', url: 'https://guest.example/' },
    ]);
  });

  it("is new with another pool, and names the region's address", () => {
    expect(destinations({ tokenVendingMachines: [{ ...member, userPoolId: 'eu-central-1_Evil' }] })).toEqual([
      {
        kind: 'machine',
        machineName: 'Member',
        auth: 'cognito',
        url: 'https://cognito-idp.eu-central-1.amazonaws.com/',
        facts: { userPoolId: 'eu-central-1_Evil', clientId: MEMBER.clientId },
      },
    ]);
  });

  it('is new with another endpoint', () => {
    expect(destinations({ momentoEndpoint: 'https://momento.example' })).toEqual([
      { kind: 'momento', url: 'https://momento.example' },
    ]);
    const cognitoEndpoint = 'https://cognito.example';
    expect(destinations({ tokenVendingMachines: [{ ...member, cognitoEndpoint }] })).toMatchObject([
      {
        kind: 'machine',
        auth: 'cognito',
        url: 'https://cognito.example/',
        facts: { userPoolId: MEMBER.userPoolId },
      },
    ]);
  });
});
