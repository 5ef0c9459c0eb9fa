import { describe, expect, it } from 'vitest';
import type { CognitoStep } from '../../../../src/sign-in/cognito/cognito-steps.ts';
import { CognitoSignIn } from '../../../../src/sign-in/cognito/view/cognito-sign-in.ts';
import { FakeCognitoWayIn } from '../../../support/fake-cognito-way-in.ts';
import { allByRole } from '../../../support/find-in-shadow.ts';
import { inlineWords, useMarkedWords } from '../../../support/inline-words.ts';
import { mount } from '../../../support/mount.ts';

const NAME = { userName: '1', sentTo: '*2' };

const STEPS: readonly CognitoStep[] = [
  { step: 'credentials', userName: '' },
  { step: 'restoring' },
  { step: 'new-password', userName: '1', attributes: ['email', 'name', 'custom:3'] },
  { step: 'choose-factor', factors: ['totp', 'sms', 'email'], unknown: ['3'] },
  { step: 'code', factor: 'totp', sentTo: undefined },
  { step: 'code', factor: 'sms', sentTo: '*2' },
  { step: 'code', factor: 'email', sentTo: '*2' },
  { step: 'set-up-totp', secret: '2', otpauthUrl: 'otpauth://2' },
  { step: 'without-password', userName: '' },
  { step: 'choose-way', ways: ['passkey', 'email', 'sms'], unknown: ['3'] },
  { step: 'passkey' },
  { step: 'forgot-password', userName: '' },
  { step: 'reset-password', ...NAME },
  { step: 'sign-up', attributes: [], isNamedByEmail: false },
  { step: 'sign-up', attributes: ['name', 'birthdate', 'custom:3'], isNamedByEmail: true },
  { step: 'confirm', ...NAME },
];

describe('cognito-sign-in has no words of its own', () => {
  useMarkedWords();

  it.each(STEPS)('at the step $step', async (step) => {
    const wayIn = new FakeCognitoWayIn(step);
    const element = await mount(Object.assign(new CognitoSignIn(), { wayIn, machineName: '%' }));
    expect(await inlineWords(element)).toEqual([]);
    for (const button of allByRole(element, 'button')) {
      if (button instanceof HTMLButtonElement && button.type === 'submit') button.click();
    }
    expect(await inlineWords(element)).toEqual([]);
  });
});
