import { expect, it } from 'vitest';
import { cognitoInstructions } from '../../../local/cognito/instructions.ts';
import { startLocalCognito } from '../../../local/cognito/local-cognito.ts';

it('names the endpoint, every user with password and purpose, and the code for sign-ups', async () => {
  const cognito = await startLocalCognito({ confirmationCode: '424242' });
  await cognito.close();

  const text = cognitoInstructions(cognito);

  expect(text).toContain(cognito.url);
  expect(text).toContain('424242');
  for (const { username, password, note } of cognito.users) {
    expect(text).toMatch(new RegExp(`^ +${username} +${password} +${note}`, 'm'));
  }
});
