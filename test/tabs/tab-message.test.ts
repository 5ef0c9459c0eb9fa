import { describe, expect, it } from 'vitest';
import { parseTabMessage } from '../../src/tabs/tab-message.ts';

const token = {
  authToken: 'abc',
  tokenId: 'ada',
  idRule: 'guest-prefix',
  role: 'subscribe-only',
  cacheName: 'chat',
  topics: ['lobby'],
};
const answer = { token, expiry: { expiresIn: 60 } };
const failure = { code: 'unavailable', status: 503, refusesThisPage: false };
const news = { answer, failure, waitMs: 5_000, failedMsAgo: 10 };

describe('parseTabMessage', () => {
  it('reads a question', () => {
    expect(parseTabMessage({ kind: 'question', id: 'q' })).toEqual({ kind: 'question', id: 'q' });
  });

  it('reads an answer', () => {
    const message = { kind: 'answer', to: 'q', news };
    expect(parseTabMessage(message)).toEqual(message);
  });

  it('reads an answer of a tab that knows nothing', () => {
    const nothing = { answer: undefined, failure: undefined, waitMs: 0, failedMsAgo: 0 };
    const message = { kind: 'answer', to: 'q', news: nothing };
    expect(parseTabMessage(message)).toEqual(message);
  });

  it.each([121_000, Number.MAX_VALUE])('takes a wait of %d ms as two minutes', (waitMs) => {
    const message = parseTabMessage({ kind: 'answer', to: 'q', news: { ...news, waitMs } });
    expect(message).toMatchObject({ news: { waitMs: 120_000 } });
  });

  it.each([
    ['unknown', 'unknown'],
    ['moderator', 'unknown'],
    [undefined, undefined],
  ])('reads the role %s as %s', (role, read) => {
    const answered = { ...answer, token: { ...token, role } };
    const message = parseTabMessage({ kind: 'answer', to: 'q', news: { ...news, answer: answered } });
    expect(message).toMatchObject({ news: { answer: { token: { role: read } } } });
  });

  it('keeps of an answer no more than a machine may say', () => {
    const huge = 'x'.repeat(65_537);
    expect(parseTabMessage({ kind: 'question', id: huge })).toBeUndefined();
    const read = (changed: object) =>
      parseTabMessage({
        kind: 'answer',
        to: 'q',
        news: { ...news, answer: { ...answer, token: { ...token, ...changed } } },
      });
    expect(read({ authToken: huge })).toMatchObject({ news: { answer: undefined } });
    const topics = [huge, ...Array<string>(100_000).fill('lobby')];
    const kept = read({ tokenId: huge, cacheName: huge, topics });
    expect(kept).toMatchObject({
      news: { answer: { token: { tokenId: undefined, cacheName: undefined } } },
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3 * huge.length);
  });

  it.each([
    null,
    undefined,
    42,
    'question',
    [],
    {},
    { kind: 'question' },
    { kind: 'question', id: 7 },
    { kind: 'answer', news },
    { kind: 'answer', to: 'q' },
    { kind: 'answer', to: 'q', news: { ...news, waitMs: -1 } },
    { kind: 'answer', to: 'q', news: { ...news, waitMs: Number.NaN } },
    { kind: 'answer', to: 'q', news: { ...news, failedMsAgo: '10' } },
    { kind: 'news', to: 'q', news },
  ])('ignores %j', (data) => {
    expect(parseTabMessage(data)).toBeUndefined();
  });

  it.each([
    null,
    { token },
    { token, expiry: { expiresIn: -1 } },
    { token, expiry: { expiresIn: 0 } },
    { token, expiry: { expiresIn: Number.POSITIVE_INFINITY } },
    { token: { authToken: '' }, expiry: { expiresIn: 60 } },
    { token: { authToken: 42 }, expiry: { expiresIn: 60 } },
  ])('takes no token from %j', (strange) => {
    const message = parseTabMessage({ kind: 'answer', to: 'q', news: { ...news, answer: strange } });
    expect(message).toMatchObject({ news: { answer: undefined, waitMs: 5_000 } });
  });

  it('leaves out what it does not know of a token', () => {
    const strange = {
      authToken: 'abc',
      tokenId: 1,
      idRule: ['guest-prefix'],
      role: 'admin',
      cacheName: null,
      topics: ['lobby', 7],
      more: 1,
    };
    const message = {
      kind: 'answer',
      to: 'q',
      news: { ...news, answer: { token: strange, expiry: { expiresIn: 1 } } },
    };
    expect(parseTabMessage(message)).toMatchObject({
      news: { answer: { token: { authToken: 'abc', topics: ['lobby'] }, expiry: { expiresIn: 1 } } },
    });
  });

  it.each([null, {}, { code: 'closed' }, { code: 'other' }])('takes no failure from %j', (strange) => {
    const message = parseTabMessage({ kind: 'answer', to: 'q', news: { ...news, failure: strange } });
    expect(message).toMatchObject({ news: { failure: undefined, waitMs: 5_000 } });
  });
});
