import { describe, expect, it } from 'vitest';
import { CognitoRefusal } from '../../../../src/sign-in/cognito/view/cognito-refusal.ts';
import { inlineWords, useMarkedWords } from '../../../support/inline-words.ts';
import { mount } from '../../../support/mount.ts';

async function say(name: string, says: string): Promise<string> {
  const element = await mount(
    Object.assign(new CognitoRefusal(), { reason: { name, says }, machineName: 'Member' }),
  );
  return element.shadowRoot?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
}

describe('cognito-refusal', () => {
  it.each([
    ['ForbiddenException', 'Request not allowed due to WAF block.', /firewall.*Tell whoever runs this chat/],
    [
      'NotAuthorizedException',
      'Unable to verify secret hash for client x',
      /client secret, which no web page/,
    ],
    [
      'UserLambdaValidationException',
      'PreTokenGeneration failed with error no table.',
      /It says: “no table”/,
    ],
    ['SomethingNewException', 'Never heard of.', /“Never heard of\.” Tell whoever runs this chat/],
  ])('says of %s, "%s", what it is and who can mend it', async (name, says, words) => {
    expect(await say(name, says)).toMatch(words);
  });

  it('shows nothing before there is a reason', async () => {
    const element = await mount(new CognitoRefusal());
    expect(element.shadowRoot?.textContent?.trim()).toBe('');
  });
});

describe('cognito-refusal has no words of its own', () => {
  useMarkedWords();

  it('whatever the reason', async () => {
    const reason = { name: 'SomethingNewException', says: '%' };
    const element = await mount(Object.assign(new CognitoRefusal(), { reason, machineName: '%' }));
    expect(await inlineWords(element)).toEqual([]);
  });
});
