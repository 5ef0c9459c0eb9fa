import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BegunVend, EarlyVend } from '../../src/compose/early-vend.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const ANN = 'https://guests.example/token?name=Ann';
const BEN = 'https://guests.example/token?name=Ben';

function setUp({ url = ANN, ageMs = 200, answer = Promise.resolve(new Response('early')) } = {}) {
  const asked: string[] = [];
  const tab = new FakeWebStorage().openTab();
  const begun: { earlyVend: BegunVend | undefined } = { earlyVend: { url, answer } };
  const user = { settings: undefined as string | undefined };
  const vend = new EarlyVend({
    tab: () => tab,
    pathname: '/chat/',
    settings: () => user.settings,
    begun,
    fetch: async (request) => {
      asked.push(request.url);
      return new Response('late');
    },
    ageMs: () => ageMs,
  });
  const ask = async (of = ANN) => (await vend.fetch(new Request(of))).text();
  return { vend, ask, asked, tab, user };
}

describe('A token that index.html has asked for', () => {
  it('is handed to whoever asks for that, once', async () => {
    const { ask, asked } = setUp();
    expect([await ask(), asked]).toEqual(['early', []]);
    expect([await ask(), asked]).toEqual(['late', [ANN]]);
  });

  it('is nobody else’s, also later', async () => {
    const { ask, asked } = setUp({ url: BEN });
    expect([await ask(ANN), await ask(BEN)]).toEqual(['late', 'late']);
    expect(asked).toEqual([ANN, BEN]);
  });

  it('is not used where its life may have begun long ago', async () => {
    const { ask, asked } = setUp({ ageMs: 10_000 });
    expect([await ask(), asked]).toEqual(['late', [ANN]]);
  });

  it('is thrown away with the configuration that it was asked for by', async () => {
    const { vend, ask, asked } = setUp();
    vend.drop();
    expect([await ask(), asked]).toEqual(['late', [ANN]]);
  });

  it('fails for whoever asks for it, and is not asked for once more at once', async () => {
    const answer = Promise.reject(new TypeError('the network is gone'));
    const { ask, asked } = setUp({ answer });
    await expect(ask()).rejects.toThrow('the network is gone');
    expect(asked).toEqual([]);
  });
});

describe('A browser without steady time', () => {
  it('asks once more, as it does not know how old an early answer is', async () => {
    onTestFinished(() => void vi.restoreAllMocks());
    vi.spyOn(performance, 'now').mockImplementation(() => {
      throw new TypeError('performance.now is not a function');
    });
    const tab = new FakeWebStorage().openTab();
    const vend = new EarlyVend({
      tab: () => tab,
      pathname: '/',
      settings: () => undefined,
      begun: { earlyVend: { url: ANN, answer: Promise.resolve(new Response('early')) } },
      fetch: async () => new Response('late'),
    });
    expect(await (await vend.fetch(new Request(ANN))).text()).toBe('late');
  });
});

describe('What the next visit can ask for at once', () => {
  it('is kept for this page and these settings, with where the token led', async () => {
    const { vend, ask, tab, user } = setUp();
    await ask();
    vend.led('https://momento.example');
    user.settings = '{"cacheName":"own"}';
    await ask(BEN);
    expect(tab.getItem('momento-chat:vend:/chat/')).toBe(`${ANN} https://momento.example`);
    expect(tab.getItem('momento-chat:vend:/chat/{"cacheName":"own"}')).toBe(`${BEN} https://momento.example`);
  });

  it('is nothing before a guest has asked', () => {
    const { vend, tab } = setUp();
    vend.led('https://momento.example');
    expect(tab.getItem('momento-chat:vend:/chat/')).toBeNull();
  });

  it('is nothing where storage is blocked, and nobody hears of it', async () => {
    const vend = new EarlyVend({
      tab: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
      pathname: '/',
      settings: () => undefined,
      begun: { earlyVend: undefined },
      fetch: async () => new Response('late'),
    });
    const response = await vend.fetch(new Request(ANN));
    expect(await response.text()).toBe('late');
  });
});
