import { describe, expect, it } from 'vitest';
import { SignInEnd } from '../../../../src/sign-in/cognito/view/sign-in-end.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { allByRole, button, textOf } from '../../../support/find-in-shadow.ts';
import { inlineWords, useMarkedWords } from '../../../support/inline-words.ts';
import { mount } from '../../../support/mount.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What is said over a sign-in that lasts so long, of which so much is left. */
async function setUp({ sessionDays, leftMs }: { readonly sessionDays: number; readonly leftMs: number }) {
  const clock = new FakeClock();
  const wayIn = { sessionDays, endsAtMs: clock.wallMs() + leftMs };
  const asked: string[] = [];
  const signInAgain = (): void => {
    asked.push('sign in');
  };
  const element = await mount(Object.assign(new SignInEnd(), { clock, wayIn, signInAgain }));
  const alerts = () => allByRole(element, 'alert').map(textOf);
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await settle();
  };
  return { element, clock, wayIn, asked, alerts, pass };
}

describe('sign-in-end', () => {
  it('says it two days before, with the date in words, and offers to sign in again', async () => {
    const { element, alerts, pass, asked, wayIn } = await setUp({
      sessionDays: 30,
      leftMs: 2 * DAY_MS + 2 * MINUTE_MS,
    });
    expect(alerts()).toEqual([]);
    await pass(3 * MINUTE_MS);
    const weekday = new Date(wayIn.endsAtMs).toLocaleDateString('en', { weekday: 'long' });
    expect(alerts()).toEqual([
      expect.stringMatching(
        new RegExp(`sign in again by ${weekday}, January \\d+ at .*what you have written stay`),
      ),
    ]);
    button(element, 'Sign in again').click();
    expect(asked).toEqual(['sign in']);
  });

  it('says it in the last fifth of one that is short', async () => {
    const { alerts, pass } = await setUp({ sessionDays: 1 / 24, leftMs: 13 * MINUTE_MS });
    expect(alerts()).toEqual([]);
    await pass(MINUTE_MS);
    expect(alerts()).toHaveLength(1);
  });

  it('is put off until half of what is left has gone, and is over in the last minutes', async () => {
    const { element, alerts, pass } = await setUp({ sessionDays: 30, leftMs: 16 * HOUR_MS });
    button(element, 'Later').click();
    await pass(8 * HOUR_MS - MINUTE_MS);
    expect(alerts()).toEqual([]);
    await pass(2 * MINUTE_MS);
    expect(alerts()).toHaveLength(1);
    await pass(8 * HOUR_MS - 5 * MINUTE_MS);
    button(element, 'Later').click();
    await pass(3 * MINUTE_MS);
    expect(alerts()).toEqual([]);
  });

  it('has nothing more to say after the end, or when another sign-in has begun', async () => {
    const { alerts, pass, wayIn } = await setUp({ sessionDays: 30, leftMs: HOUR_MS });
    expect(alerts()).toHaveLength(1);
    wayIn.endsAtMs += 30 * DAY_MS;
    await pass(MINUTE_MS);
    expect(alerts()).toEqual([]);
    await pass(30 * DAY_MS - 2 * HOUR_MS);
    expect(alerts()).toHaveLength(1);
    await pass(4 * HOUR_MS);
    expect(alerts()).toEqual([]);
  });

  it('stops looking when it goes', async () => {
    const { element, clock } = await setUp({ sessionDays: 30, leftMs: HOUR_MS });
    element.remove();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('sign-in-end has no words of its own', () => {
  useMarkedWords();

  it('in a room or not', async () => {
    const { element } = await setUp({ sessionDays: 30, leftMs: HOUR_MS });
    const texts = (await inlineWords(element)).filter((text) => !/\d/.test(text));
    expect(texts).toEqual([]);
    (element as SignInEnd).signInAgain = undefined;
    await settle();
    expect((await inlineWords(element)).filter((text) => !/\d/.test(text))).toEqual([]);
  });
});
