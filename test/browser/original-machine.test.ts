// The page at the article's machine: its answers, its 500 for everything, and its 401 that no page may read.

import { describe, expect, it, onTestFinished } from 'vitest';
import { createIdTokenVerifier } from '../../local/api-gateway/cognito-authorizer.ts';
import { staff } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { type OriginalAuth, startOriginalMachine } from '../support/original-machine.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, open } = useBrowser();

const TEXT = 'through the old machine';
const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');

/** A page whose machine of this kind is an original one, and the only one. */
async function openAt(kind: OriginalAuth | ((server: PageHost) => OriginalAuth)): Promise<ChatPage> {
  const server = await host();
  const auth = typeof kind === 'function' ? kind(server) : kind;
  const machine = await startOriginalMachine({ ...auth, momento: server.standIns.vendorOptions });
  onTestFinished(() => machine.close());
  const ann = await open();
  await ann.page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as { tokenVendingMachines: { auth: string }[] };
    const tokenVendingMachines = config.tokenVendingMachines
      .filter((each) => each.auth === auth.auth)
      .map((each) => ({ ...each, url: machine.origin }));
    await route.fulfill({ json: { ...config, tokenVendingMachines } });
  });
  await ann.goto(server.url);
  return ann;
}

async function signIn({ page }: ChatPage, userName: string, password = 'Local-Only-1'): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
}

async function talk(ann: ChatPage): Promise<void> {
  await ann.untilLive();
  await ann.send(TEXT);
}

describe('The original machine for guests', () => {
  it('lets in', async () => {
    const ann = await openAt({ auth: 'open' });
    await ann.join({ name: 'Ann' });
    await talk(ann);
    await ann.see(TEXT);
  });

  it('attests whatever name was asked for, so nobody is called verified, and oneself is not either', async () => {
    const servers: PageHost[] = [];
    const ann = await openAt((server) => {
      servers.push(server);
      return { auth: 'open' };
    });
    await ann.join({ name: 'Ann' });
    await talk(ann);
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    servers[0]?.control.publish(
      { cacheName: 'chat', topicName: 'lobby', publisherId: 'Gus' },
      { text: JSON.stringify({ event: 'message', username: 'Gus', text: 'by ?name=Gus' }) },
    );
    await ann.see('by ?name=Gus');
    await ann.log.getByRole('article', { name: 'Unverified Gus', exact: true }).waitFor();
    await ann.page.getByText('· Ann · Unverified', { exact: true }).waitFor();
    expect(await ann.page.getByText('Verified', { exact: true }).count()).toBe(0);
    expect(await ann.log.getByRole('img', { name: 'Verified' }).count()).toBe(0);
  });
});

describe('The original machine behind its lambda authorizer', () => {
  it('lets in, and its 401 without CORS is told in words', async () => {
    const ann = await openAt({ auth: 'lambda', ...WRITER });
    await signIn(ann, WRITER.userName, 'wrong');
    await ann.alert.filter({ hasText: /Check the username and the password/ }).waitFor();
    await signIn(ann, WRITER.userName, WRITER.password);
    await ann.joinButton.click();
    await talk(ann);
    await ann.see(TEXT);
  });
});

describe('The original machine behind Cognito', () => {
  const member = ({ standIns }: PageHost): OriginalAuth => {
    const verifier = createIdTokenVerifier(standIns.cognito);
    return {
      auth: 'cognito',
      isValid: (idToken) =>
        verifier.verify(idToken).then(
          () => true,
          () => false,
        ),
    };
  };

  it('lets a member in who may write', async () => {
    const ann = await openAt(member);
    await signIn(ann, 'writer');
    await ann.joinButton.click();
    await talk(ann);
    await ann.see(TEXT);
  });

  it('closes the composer for a member who may only read, though its answer does not say so', async () => {
    const ann = await openAt(member);
    await signIn(ann, 'reader');
    await ann.joinButton.click();
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    expect(await ann.composer.count()).toBe(0);
  });

  it('has a 500 for who is in no group: told before they join, and the composer is closed', async () => {
    const ann = await openAt(member);
    await signIn(ann, 'stranger');
    await ann.alert.filter({ hasText: /may not let you in.*in no group/ }).waitFor();
    await ann.joinButton.click();
    await ann.alert
      .filter({ hasText: /has a problem, or does not let you in.*people without access/ })
      .waitFor();
    expect(await ann.composer.count()).toBe(0);
  });
});
