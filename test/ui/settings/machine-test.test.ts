import { describe, expect, it, vi } from 'vitest';
import type { MachineDraft } from '../../../src/config/user-settings.ts';
import { MachineTest } from '../../../src/ui/settings/machine-test.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { answer, setUp } from './settings-set-up.ts';

const MACHINE: MachineDraft = {
  name: 'Club',
  auth: 'open',
  url: 'https://club.example/',
  userPoolId: '',
  clientId: '',
  authFlow: 'USER_SRP_AUTH',
  cognitoEndpoint: '',
  disabledFlows: [],
};

const token = () => Response.json({ authToken: 'token', expiresAt: 4_000_000_000 });
const refusal = () => new Response('', { status: 401 });
/** What a page gets where something answers without CORS. */
const noCors = ({ method }: Request) => {
  if (method !== 'HEAD') throw new TypeError('Failed to fetch');
  return Object.defineProperty(new Response(), 'type', { value: 'opaque' });
};

async function show(machine: Partial<MachineDraft> = {}) {
  const test = setUp().connection?.test;
  if (!test) throw new Error('unable to test; there are no connection settings');
  const element = await mount(
    Object.assign(new MachineTest(), { machine: { ...MACHINE, ...machine }, test }),
  );
  const outcome = () => textOf(element.shadowRoot?.querySelector('p') ?? element);
  return { element, outcome, press: () => button(element, 'Test “Club”').click() };
}

/** The words, once the machine has said something. */
async function told(machine: Partial<MachineDraft>): Promise<string> {
  const { outcome, press } = await show(machine);
  press();
  return vi.waitUntil(() => outcome() !== 'Asking the machine…' && outcome());
}

describe('machine-test', () => {
  it.each<[string, Partial<MachineDraft>, (request: Request) => Response, RegExp]>([
    ['an open machine that works', {}, token, /^It works/],
    ['one that wants people to sign in', { auth: 'lambda' }, refusal, /requires a sign-in, as it should/],
    ['one that gives tokens to anybody', { auth: 'cognito' }, token, /without asking who you are/],
    ['one that is not open', {}, refusal, /Choose another way in/],
    ['one that this page may not read', { auth: 'lambda' }, noCors, /may not read it/],
    ['something else', {}, () => new Response('<h1>Hello</h1>'), /not a Token Vending Machine/],
    ['an error', {}, () => new Response('', { status: 500 }), /an internal error/],
    ['nothing', {}, () => Response.error(), /Nothing answers|Check the address/],
  ])('tells of %s', async (_, machine, respond, words) => {
    answer(respond);
    expect(await told(machine)).toMatch(words);
  });

  it.each(['', 'club.example', 'http://club.example/'])('sends nothing to %j', async (url) => {
    const requests = answer(token);
    expect(await told({ url })).toMatch(/full address first/);
    expect(requests).toEqual([]);
  });

  it('asks as nobody', async () => {
    const requests = answer(token);
    await told({ auth: 'lambda' });
    expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', 'https://club.example/']]);
    const headers = requests.flatMap((request) => [...request.headers.keys()]);
    expect(headers).not.toContain('username');
    expect(headers).not.toContain('authorization');
  });

  it('forgets what was said when the address changes', async () => {
    answer(token);
    const { element, outcome, press } = await show();
    press();
    await vi.waitUntil(() => outcome().startsWith('It works'));
    element.machine = { ...MACHINE, name: 'Other' };
    await settle();
    expect(outcome()).toMatch(/^It works/);
    element.machine = { ...MACHINE, url: 'https://other.example/' };
    await settle();
    expect(outcome()).toBe('');
  });

  it('gives up when it goes', async () => {
    const signals: AbortSignal[] = [];
    answer(({ signal }) => {
      signals.push(signal);
      return new Promise<Response>(() => {});
    });
    const { element, press } = await show();
    press();
    await vi.waitUntil(() => signals.length === 1);
    element.remove();
    await settle();
    expect(signals[0]?.aborted).toBe(true);
  });
});
