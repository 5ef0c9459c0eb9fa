import { describe, expect, inject, it } from 'vitest';
import { loadedPaths } from '../../tools/loaded-paths.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { PASSWORD } from '../support/member.ts';
import { OidcPerson } from '../support/oidc-person.ts';

const { host, openTabs } = useBrowser();

/** The scripts that a tab asks for from now on. */
function watchScripts({ page }: ChatPage): ReadonlySet<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.endsWith('.js')) scripts.add(path.slice(1));
  });
  return scripts;
}

const inOrder = (files: Iterable<string>) => [...files].filter((file) => file.endsWith('.js')).toSorted();

describe('What is weighed as the way of a member', () => {
  it('is all that Chromium loads, with a password and without', async () => {
    const { url } = await host();
    const [first, second] = await openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const [typing, returning] = [first, second].map(watchScripts);

    await first.goto(url);
    await first.page.getByRole('radio', { name: 'Member' }).check();
    await first.page.getByRole('checkbox', { name: 'Stay signed in' }).check();
    await first.page.getByRole('textbox', { name: 'Username' }).fill('writer');
    await first.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await first.page.getByLabel('Password', { exact: true }).press('Enter');
    await first.joinButton.click();
    await first.untilLive();
    await second.goto(url);
    await second.joinButton.click();
    await second.untilLive();

    const { firstLoad, room, besideRoom, returningMember, password } = loadedPaths(inject('pageDir'));
    const ofReturning = [...firstLoad, ...room, ...besideRoom, ...returningMember];
    // What is beside the room is asked for once that is drawn.
    await expect.poll(() => inOrder(returning ?? [])).toEqual(inOrder(ofReturning));
    await expect.poll(() => inOrder(typing ?? [])).toEqual(inOrder([...ofReturning, ...password]));
  });
});

describe('What is weighed as the way through a provider', () => {
  it('is all that Chromium loads, coming back and signing in', async () => {
    const url = (await host()).url.replace('127.0.0.1', 'localhost');
    const [first, second] = await openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const [signingIn, returning] = [first, second].map(watchScripts);

    const ann = new OidcPerson(first);
    await ann.arrive(url);
    await first.page.getByRole('checkbox', { name: 'Stay signed in on this device' }).check();
    await ann.signIn('writer');
    await ann.join();
    await second.goto(url);
    await new OidcPerson(second).join();

    const { firstLoad, room, besideRoom, returningFromProvider, provider } = loadedPaths(inject('pageDir'));
    const ofReturning = [...firstLoad, ...room, ...besideRoom, ...returningFromProvider];
    await expect.poll(() => inOrder(returning ?? [])).toEqual(inOrder(ofReturning));
    await expect.poll(() => inOrder(signingIn ?? [])).toEqual(inOrder([...ofReturning, ...provider]));
  });
});
