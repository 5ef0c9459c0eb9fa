import { describe, expect, it } from 'vitest';
import type { ConfigProblem } from '../../../src/config/fields/config-problem.ts';
import { loadSetUps } from '../../../src/sign-in/kind-set-ups.ts';
import { describeProblem as describeWith } from '../../../src/ui/set-up/config-words.ts';

const kinds = await loadSetUps();

const describeProblem = (problem: ConfigProblem) => describeWith(problem, kinds);

/** How a value that is wrong is shown. */
const shownFor = (value: unknown) =>
  describeProblem({ source: 'config.json', key: 'cacheName', code: 'wrong', value }).found;

describe('A wrong value', () => {
  it.each([
    ['abc', '"abc"'],
    ['', '""'],
    [7, '7'],
    [false, 'false'],
    [null, 'null'],
    [undefined, 'nothing'],
    [[1, 2], 'a list of length 2'],
    [{ password: 'hunter2' }, 'an object'],
    ['two\nlines', '"two lines"'],
  ])('is shown for %j as %s', (value, shown) => {
    expect(shownFor(value)).toBe(shown);
  });

  it.each([
    ['https://user:hunter2@abc.example/x', '"https://…@abc.example/x"'],
    ['user:hunter2@abc.example', '"…@abc.example"'],
    ['http://abc.example/?key=hunter2', '"http://abc.example/…"'],
    ['http://abc.example/#hunter2', '"http://abc.example/…"'],
  ])('is shown for %s without what may be a secret', (value, shown) => {
    expect(shownFor(value)).toBe(shown);
  });

  it('is shown up to 60 characters, and of a longer text the start and the length', () => {
    expect(shownFor('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(shownFor(`eyJlbmRwb2ludCI6${'x'.repeat(45)}`)).toBe('"eyJlbmRwb2lu…" (61 characters)');
    expect(shownFor('🙂'.repeat(31))).toBe('"🙂🙂🙂🙂🙂🙂…" (62 characters)');
  });
});

describe('describeProblem', () => {
  const key = 'tokenVendingMachines[1].name';

  it.each<[ConfigProblem, string, string]>([
    [
      { source: 'config.json', key, code: 'wrong', value: '' },
      '""',
      'a name that people choose the machine by: 1 to 56 characters',
    ],
    [
      { source: 'config.json', key, code: 'taken', value: 'Guest' },
      '"Guest"',
      'a name that no other machine uses',
    ],
    [
      { source: 'config.json', key: 'apiKey', code: 'unknown', known: ['cacheName', 'rooms'] },
      'a key that this page does not know',
      'one of cacheName and rooms',
    ],
    [
      { source: 'config.json', key: 'tokenVendingMachines[0].auth', code: 'wrong', value: 'opne' },
      '"opne"',
      'one of "open", "lambda", "cognito", and "oidc"',
    ],
    [
      { source: 'config.json', key: 'tokenVendingMachines[2].disabledFlows[1]', code: 'wrong', value: 1 },
      '1',
      '"signUp", "forgotPassword", "totpSetUp" or "staySignedIn"',
    ],
    [{ source: 'config.json', key: '', code: 'http-status', value: 500 }, 'HTTP status 500', 'JSON: { … }'],
    [{ source: 'config.json', key: '', code: 'no-answer' }, 'no answer', 'JSON: { … }'],
    [{ source: 'config.json', key: '', code: 'timeout' }, 'no answer within 10 s', 'JSON: { … }'],
  ])('puts %o into words', (problem, found, expected) => {
    expect(describeProblem(problem)).toMatchObject({ found, expected });
  });

  it('says of a key that several kinds of machines have what each of them takes', () => {
    const { expected } = describeProblem({
      source: 'config.json',
      key: 'tokenVendingMachines[1].clientId',
      code: 'wrong',
      value: 'not-one',
    });
    expect(expected.split('\n')).toEqual([
      'for "cognito": the ID of an app client of the pool: at most 128 letters and digits',
      'for "oidc": the ID of a public client, as the provider shows it',
    ]);
  });

  it('names the source and the key', () => {
    expect(describeProblem({ source: 'config.json', key, code: 'wrong', value: 7 })).toMatchObject({
      source: 'config.json',
      key,
    });
    expect(describeProblem({ source: 'settings', key: '', code: 'wrong', value: 7 })).toMatchObject({
      source: 'Your settings on this device',
      key: '(the whole file)',
    });
  });
});
