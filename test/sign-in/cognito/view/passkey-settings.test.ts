import { describe, expect, it } from 'vitest';
import { CognitoError } from '../../../../src/sign-in/cognito/cognito-error.ts';
import { PasskeySettings } from '../../../../src/sign-in/cognito/view/passkey-settings.ts';
import { settle } from '../../../support/fake-clock.ts';
import { FakeCognitoWayIn } from '../../../support/fake-cognito-way-in.ts';
import { allByRole, button, textOf } from '../../../support/find-in-shadow.ts';
import { inlineWords, useMarkedWords } from '../../../support/inline-words.ts';
import { mount } from '../../../support/mount.ts';
// Loaded when something fails: here before anything does.
import '../../../../src/sign-in/cognito/refusal-meaning.ts';

const HERE = {
  CredentialId: '1',
  FriendlyCredentialName: '1',
  RelyingPartyId: location.hostname,
  CreatedAt: 0,
};
const ELSEWHERE = { CredentialId: '2', FriendlyCredentialName: '2', RelyingPartyId: '3' };

async function settingsOf(answers: FakeCognitoWayIn['answers'], machineName = '%') {
  const wayIn = new FakeCognitoWayIn();
  Object.assign(wayIn.answers, answers);
  await wayIn.signIn({ userName: '7', password: '7' });
  const element = await mount(Object.assign(new PasskeySettings(), { wayIn, machineName }));
  await settle();
  /** What is said there, notices included. */
  const text = () => {
    const lines = [...element.renderRoot.querySelectorAll('h3, p'), ...allByRole(element, 'alert')];
    return lines.map((line) => textOf(line)).join('\n');
  };
  return { wayIn, element, text };
}

describe('passkey-settings', () => {
  it('lists what there is, and says what does not work here', async () => {
    const { text } = await settingsOf({
      ListWebAuthnCredentials: () => ({ Credentials: [HERE, ELSEWHERE, {}] }),
    });
    expect(text()).toContain('Added on Jan 1, 1970');
    expect(text().match(/Works only at/g)).toHaveLength(1);
    expect(text()).toContain('Works only at “3”');
  });

  it('reads all pages of a list', async () => {
    const pages = [{ Credentials: [HERE], NextToken: 'n' }, { Credentials: [ELSEWHERE] }];
    const { element, wayIn } = await settingsOf({ ListWebAuthnCredentials: () => pages.shift() ?? {} });
    expect(element.renderRoot.querySelectorAll('li')).toHaveLength(2);
    const asked = wayIn.calls.filter(([action]) => action === 'ListWebAuthnCredentials');
    expect(asked.map(([, parameters]) => (parameters as { NextToken?: string }).NextToken)).toEqual([
      undefined,
      'n',
    ]);
  });

  it('says why it cannot read them, and reads them again', async () => {
    let isRefused = true;
    const { element, text } = await settingsOf({
      ListWebAuthnCredentials: () => {
        if (isRefused) throw new CognitoError('ForbiddenException', 'No.', { status: 403 });
        return { Credentials: [] };
      },
    });
    expect(text()).toContain('A firewall in front of the sign-in service blocks you');
    isRefused = false;
    button(element, 'Try again').click();
    await settle();
    expect(text()).toContain('You have no passkey yet.');
  });

  it('shows nothing to who has signed out meanwhile', async () => {
    const { element, wayIn, text } = await settingsOf({
      ListWebAuthnCredentials: () => ({ Credentials: [HERE] }),
    });
    wayIn.endedElsewhere();
    await settle();
    expect(text()).toContain('You are signed out.');
    expect(allByRole(element, 'button')).toEqual([]);
  });
});

describe('passkey-settings has no words of its own', () => {
  useMarkedWords();

  it.each([{ Credentials: [] }, { Credentials: [{ ...HERE, CreatedAt: undefined }, ELSEWHERE] }, {}])(
    'for %j',
    async (answer) => {
      const { element } = await settingsOf({ ListWebAuthnCredentials: () => answer });
      expect(await inlineWords(element)).toEqual([]);
    },
  );
});
