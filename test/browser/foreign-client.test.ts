// Who has signed in, at a machine that takes the tokens of another app client.

import { describe, expect, it, onTestFinished } from 'vitest';
import { startDeployedMachines } from '../../local/deployed-machines.ts';
import { readStaffSecret } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import { Member } from '../support/member.ts';

const { host, open } = useBrowser();

interface PageConfig {
  readonly tokenVendingMachines: readonly { readonly auth: string; readonly url: string }[];
}

describe('A machine that is told of another app client', () => {
  it('does not let members in, who read why, and their check-up names what to compare', async () => {
    const { url, standIns } = await host();
    const { cacheName, cognito, oidc, momento } = standIns;
    const machines = await startDeployedMachines({
      momento: {
        key: { kind: 'legacy', apiKey: momento.legacyApiToken },
        standInAddress: momento.grpcAddress,
      },
      identities: {
        readUsers: readStaffSecret,
        userPool: { ...cognito, clientId: 'another' },
        provider: oidc,
      },
      cacheName,
    });
    onTestFinished(() => machines.close());
    const chat = await open();
    await chat.page.route('**/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as PageConfig;
      const tokenVendingMachines = config.tokenVendingMachines.map((machine) =>
        machine.auth === 'cognito' ? { ...machine, url: machines.urls.cognito } : machine,
      );
      await route.fulfill({ json: { ...config, tokenVendingMachines } });
    });

    const ann = new Member(chat);
    await ann.arrive(url);
    await ann.signIn('writer');
    await ann.waitForFocus(chat.joinButton);
    await ann.press('Enter');
    await chat.alert
      .filter({ hasText: /“Member” does not accept your sign-in.*You are signed in/ })
      .waitFor();
    expect(await chat.page.getByText('wants to know who you are').count()).toBe(0);

    await chat.button('Settings').click();
    await chat.page.getByRole('tab', { name: 'Connection' }).click();
    await chat.button('Open the check-up').click();
    await chat.page.locator('diagnostics-panel').getByLabel('Token Vending Machine').selectOption('Member');
    await chat.button('Run check-up').press('Enter');
    const step = chat.page.getByRole('listitem').filter({ hasText: 'of your sign-in' });
    await step.filter({ hasText: 'TVM_USER_POOL_CLIENT_ID' }).waitFor();
    expect(await step.textContent()).toContain(
      `user pool ${cognito.userPoolId} with app client ${cognito.clientId}`,
    );
  });
});
