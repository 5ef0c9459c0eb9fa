import { describe, expect, it } from 'vitest';
import { LambdaWayIn } from '../../../../src/sign-in/lambda/lambda-way-in.ts';
import { SignInForm } from '../../../../src/sign-in/lambda/view/sign-in-form.ts';
import type { TokenOutcome } from '../../../../src/sign-in/way-in-parts.ts';
import type { TvmErrorCode } from '../../../../src/tvm-client/tvm-error.ts';
import { settle } from '../../../support/fake-clock.ts';
import {
  allByRole,
  button,
  byRole,
  descriptionOf,
  focusedIn,
  textOf,
  type,
} from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';

/** A form at a machine that answers when and what the test wants. */
async function signInForm(properties: Partial<SignInForm> = {}) {
  const signals: AbortSignal[] = [];
  const answers: ((outcome: TokenOutcome) => void)[] = [];
  const wayIn = new LambdaWayIn({
    requestToken: async (_, { signal }) => {
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const form = await mount(Object.assign(new SignInForm(), { wayIn, machineName: 'Staff', ...properties }));
  return {
    form,
    wayIn,
    signals,
    submit: async (userName: string, password: string) => {
      type(form, 'Username', userName);
      type(form, 'Password', password);
      button(form, 'Sign in').click();
      await settle();
    },
    answer: async (outcome: TokenOutcome) => {
      answers.shift()?.(outcome);
      await settle();
    },
    valueOf: (name: string) => (byRole(form, 'textbox', name) as HTMLInputElement).value,
  };
}

const refused = (code: TvmErrorCode, refusesThisPage = false): TokenOutcome => ({
  ok: false,
  failure: { code, refusesThisPage },
});

describe('sign-in-form', () => {
  it('signs in', async () => {
    const { wayIn, submit, answer } = await signInForm();
    await submit('ada', 'Right-1');
    await answer({ ok: true, token: {} });
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
  });

  it('tries once, however often the button is pressed', async () => {
    const { form, submit, signals } = await signInForm();
    await submit('ada', 'Right-1');
    expect(button(form, 'Signing in…').getAttribute('aria-disabled')).toBe('true');
    button(form, 'Signing in…').click();
    await settle();
    expect(signals).toHaveLength(1);
  });

  it('keeps the user name, clears the password and goes there after a failure', async () => {
    const { form, submit, answer, valueOf } = await signInForm();
    await submit('ada', 'wrong');
    await answer(refused('unauthorized'));
    expect(textOf(byRole(form, 'alert'))).toContain('Username or password is wrong');
    expect([valueOf('Username'), valueOf('Password')]).toEqual(['ada', '']);
    expect(focusedIn(form)).toBe(byRole(form, 'textbox', 'Password'));
    await submit('ada', 'Right-1');
    expect(allByRole(form, 'alert')).toEqual([]);
  });

  it('tells somebody whose name no machine attests which character it is', async () => {
    const { form, submit, answer } = await signInForm();
    await submit('ada\u00ad', 'Right-1');
    await answer(refused('forbidden'));
    expect(textOf(byRole(form, 'alert'))).toContain('It contains U+00AD, which cannot be seen.');
    expect(textOf(byRole(form, 'alert'))).toContain('Ask whoever runs this chat for another username.');
  });

  it('has words of its own for each failure that is to be told apart', async () => {
    const headings = new Set<string>();
    const outcomes = [
      ...(['unauthorized', 'forbidden', 'throttled', 'unavailable', 'unreachable', 'timeout'] as const).map(
        (code) => refused(code),
      ),
      refused('malformed'),
      refused('unreachable', true),
    ];
    const { form, submit, answer } = await signInForm();
    for (const outcome of outcomes) {
      await submit('ada', 'x');
      await answer(outcome);
      headings.add(textOf(byRole(form, 'heading')));
    }
    expect(headings.size).toBe(outcomes.length);
  });

  it('says at the field what cannot be sent, and sends nothing', async () => {
    const { form, submit, signals } = await signInForm();
    await submit('Łukasz', 'x');
    const field = byRole(form, 'textbox', 'Username');
    expect(descriptionOf(field)).toMatch(
      /Western European alphabets can be sent here, and this username contains others/,
    );
    expect(focusedIn(form)).toBe(field);
    await submit('ada', '');
    expect(descriptionOf(byRole(form, 'textbox', 'Password'))).toBe('Enter your password.');
    expect(signals).toEqual([]);
  });

  it('says where another tab has signed out', async () => {
    const { form, wayIn, submit, answer } = await signInForm();
    await submit('ada', 'Right-1');
    await answer({ ok: true, token: {} });
    wayIn.endedElsewhere();
    form.requestUpdate();
    await settle();
    expect(textOf(byRole(form, 'alert'))).toMatch(/signed out in another tab/);
  });

  it('gives up when it goes', async () => {
    const { form, wayIn, submit, answer, signals } = await signInForm();
    await submit('ada', 'Right-1');
    form.remove();
    expect(signals[0]?.aborted).toBe(true);
    await answer({ ok: true, token: {} });
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
  });

  it.each([
    ['', 'Username'],
    ['ada', 'Password'],
  ])('begins, with the user name %j, at %s', async (userName, field) => {
    const { form } = await signInForm({ userName });
    form.focus();
    await settle();
    expect(focusedIn(form)).toBe(byRole(form, 'textbox', field));
  });
});
