import { describe, expect, it } from 'vitest';
import { staff } from '../../local/staff.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import { readBuildEnv } from '../../src/config/build-env.ts';
import { MACHINE_KEYS, TOP_KEYS } from '../../src/config/parse-config.ts';
import { KINDS } from '../../src/sign-in/kinds.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { Member } from '../support/member.ts';

const { host, open } = useBrowser();

const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');

const ANN = { name: 'Ann' };

const EVIL = 'https://evil.example/prod/';
const EVIL_MACHINES = ['open', 'lambda', 'cognito'].map((auth) => ({
  name: { open: 'Guest', lambda: 'Staff', cognito: 'Member' }[auth],
  auth,
  url: EVIL,
  ...(auth === 'cognito' && { userPoolId: 'us-east-1_Evil', clientId: 'evil', cognitoEndpoint: EVIL }),
}));
const EVIL_CONFIG = {
  cacheName: 'evil',
  tokenVendingMachines: EVIL_MACHINES,
  momentoEndpoint: EVIL,
  rooms: ['evil'],
  locked: true,
};

/** What somebody might try for a key. */
const VALUES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(EVIL_CONFIG).map(([key, value]) => [key, JSON.stringify(value)])),
  cacheName: 'evil',
  name: 'Guest',
  auth: 'open',
  userPoolId: 'us-east-1_Evil',
  clientId: 'evil',
  authFlow: 'USER_PASSWORD_AUTH',
  theme: 'dark',
  language: 'de',
  machine: 'Member',
};

/** What a configuration may hold, at its top and in a machine; what a build may be told; what a device keeps. */
const KEYS = {
  top: [...TOP_KEYS, 'config', 'config.json', 'settings', 'theme', 'language', 'machine', 'user-name'],
  machine: [...MACHINE_KEYS, ...Object.values(KINDS).flatMap(({ keys }) => keys)],
  build: Object.keys(readBuildEnv()),
};

const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const snake = (key: string) => kebab(key).replaceAll('-', '_');

/** Every key, as somebody might write it in a link. */
const SPELLINGS: Readonly<Record<string, (key: string) => readonly string[]>> = {
  'as it is': (key) => [key],
  // Two at a time, because servers take no query of more than some 16 kB.
  'in other letters': (key) => [kebab(key), snake(key)],
  'in capitals, or without any': (key) => [snake(key).toUpperCase(), key.toLowerCase()],
  'with a prefix': (key) => [`config.${key}`, `settings.${key}`],
  'as storage and the build call it': (key) => [`momento-chat:${key}`, `VITE_${snake(key).toUpperCase()}`],
  'as a path': (key) =>
    (KEYS.machine as readonly string[]).includes(key)
      ? [`tokenVendingMachines[0].${key}`, `tokenVendingMachines.0.${key}`, `tokenVendingMachines[0][${key}]`]
      : [`config[${key}]`, `settings[${key}]`],
};

function linkParameters(spell: (key: string) => readonly string[]): string {
  const keys = Object.values(KEYS).flat();
  const whole = JSON.stringify(EVIL_CONFIG);
  const pairs = keys.flatMap((key) => {
    const value = VALUES[key] ?? (/config|settings/.test(key) ? whole : EVIL);
    return spell(key).map((name) => [name, value]);
  });
  return new URLSearchParams(pairs).toString();
}

/** Servers take no query of that length; a hash never gets to them. */
const ALL_SPELLINGS = linkParameters((key) => Object.values(SPELLINGS).flatMap((spell) => spell(key)));

/** Notes where a page sends anything, and, a little later than the page, where its configuration lets it. */
function watch({ page, context }: ChatPage) {
  const asked = new Set<string>();
  const allowed = new Set<string>();
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('response', async (response) => {
    if (!response.url().endsWith('/config.json')) return;
    const config = (await response.json()) as AppConfig;
    for (const machine of config.tokenVendingMachines) {
      allowed.add(new URL(machine.url, response.url()).origin);
      if (machine.auth === 'cognito' && machine.cognitoEndpoint) {
        allowed.add(new URL(machine.cognitoEndpoint).origin);
      }
    }
    if (config.momentoEndpoint) allowed.add(new URL(config.momentoEndpoint).origin);
  });
  return {
    /** Where it sent something though nobody told it to. */
    strangers: () => [...asked].filter((origin) => !allowed.has(origin)),
    asked,
  };
}

/** What a device keeps that a link must not have set. */
const kept = ({ page }: ChatPage) =>
  page.evaluate(() => [
    ...['settings', 'theme', 'language'].map((key) => localStorage.getItem(`momento-chat:${key}`)),
    document.documentElement.dataset.theme || null,
    document.documentElement.lang,
  ]);

const NOTHING_KEPT = [null, null, null, null, 'en'];

describe.each(Object.keys(SPELLINGS))('A link with every key, %s', (spelling) => {
  const parameters = linkParameters(SPELLINGS[spelling] ?? ((key) => [key]));

  it.each([
    ['query', (url: string) => `${url}?room=lobby&${parameters}`],
    ['hash', (url: string) => `${url}?room=lobby#${parameters}`],
  ])('changes nothing as a %s', async (_, link) => {
    const { url } = await host();
    const ann = await open();
    const { strangers, asked } = watch(ann);
    await ann.goto(link(url));
    await ann.page.getByRole('radio', { name: 'Guest' }).waitFor();
    expect(await ann.page.getByRole('textbox', { name: 'Room' }).inputValue()).toBe('lobby');
    await ann.join(ANN);
    await ann.untilLive();
    await ann.send('where I meant to be');
    await ann.see('where I meant to be');
    // The page and Momento.
    expect(asked.size).toBe(2);
    await expect.poll(strangers).toEqual([]);
    expect(await kept(ann)).toEqual(NOTHING_KEPT);
  });
});

describe('A link with every key, as query and hash at once', () => {
  const link = (url: string) => `${url}?room=lobby&${linkParameters((key) => [key])}#${ALL_SPELLINGS}`;

  it('does not change where user names and passwords go', async () => {
    const { url } = await host();
    const ann = await open();
    const { strangers } = watch(ann);
    await ann.goto(link(url));
    await ann.page.getByRole('radio', { name: 'Staff' }).check();
    await ann.page.getByRole('textbox', { name: 'Username' }).fill(WRITER.userName);
    await ann.page.getByLabel('Password').fill(WRITER.password);
    await ann.page.keyboard.press('Enter');
    await ann.joinButton.click();
    await ann.untilLive();
    await expect.poll(strangers).toEqual([]);
  });

  it('does not change where who signs in with Cognito is asked for, and told to', async () => {
    const { url } = await host();
    const chat = await open();
    const { strangers } = watch(chat);
    await new Member(chat).enter(link(url), 'writer');
    await expect.poll(strangers).toEqual([]);
  });
});
