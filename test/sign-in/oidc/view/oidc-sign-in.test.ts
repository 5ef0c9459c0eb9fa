import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { OidcSignIn } from '../../../../src/sign-in/oidc/view/oidc-sign-in.ts';
import { settle } from '../../../support/fake-clock.ts';
import {
  allByRole,
  button,
  byRole,
  descriptionOf,
  focusedIn,
  textOf,
} from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';
import { FakeProvider } from '../fake-provider.ts';
import { type OidcTab, openOidcTab, reloadedTab, untilWaiting } from '../oidc-tab.ts';
// Loaded when there is something to tell: here before there is.
import '../../../../src/sign-in/oidc/view/oidc-notice.ts';

const HOST = 'login.example';
const GO = `Go to ${HOST}`;

async function draw({ wayIn }: Pick<OidcTab, 'wayIn'>) {
  const element = await mount(Object.assign(new OidcSignIn(), { wayIn, machineName: 'Acme' }));
  return {
    element,
    headings: () => allByRole(element, 'heading').map(textOf),
    notices: () => [...(element.shadowRoot?.querySelectorAll('error-notice') ?? [])],
    go: async (name = GO) => {
      button(element, name).click();
      await settle();
    },
    stay: () => byRole(element, 'checkbox', 'Stay signed in on this device') as HTMLInputElement,
  };
}

/** Nobody is signed in, and the page is drawn. */
async function nobody(provider = new FakeProvider()) {
  const tab = openOidcTab(provider, { fetch: provider.fetch });
  await untilWaiting(tab.wayIn);
  return { tab, provider, ...(await draw(tab)) };
}

/** Somebody has been to the provider and is back; `answer` is what it says in the address. */
async function back(provider: FakeProvider, answer?: Readonly<Record<string, string>>) {
  const before = openOidcTab(provider, { fetch: provider.fetch });
  await untilWaiting(before.wayIn);
  await before.wayIn.start();
  before.window.open(provider.backFrom(before.window.left.at(-1), answer));
  return await reloadedTab(provider, before);
}

/** What breaks a rule. Colours are looked at in a browser. */
async function violations(element: Element): Promise<readonly string[]> {
  const { violations: found } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id }) => id);
}

describe('oidc-sign-in', () => {
  it('says where it leads, and breaks no rule of axe', async () => {
    const { element, headings, stay } = await nobody();
    expect(headings()).toEqual(['Sign in to “Acme”']);
    expect(element.shadowRoot?.textContent).toContain(
      `You sign in on the page of ${HOST}, and then come back here.`,
    );
    expect(descriptionOf(stay())).toBe('Leave this off on a device that others use, too.');
    expect(await violations(element)).toEqual([]);
  });

  it('leads there once, however often the button is pressed, and says that it is on the way', async () => {
    const provider = new FakeProvider();
    const { tab, element, go } = await nobody(provider);
    provider.hold();
    await go();
    const under = button(element, 'Opening the sign-in page…');
    expect(under.getAttribute('aria-disabled')).toBe('true');
    await go('Opening the sign-in page…');
    expect(await violations(element)).toEqual([]);
    provider.letGo();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    expect(provider.calls).toEqual(['/.well-known/openid-configuration']);
  });

  it('is at rest again where the person comes back by the button of the browser', async () => {
    const { tab, element, go } = await nobody();
    await go();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    tab.wayIn.stay();
    await settle();
    expect(button(element, GO).hasAttribute('aria-disabled')).toBe(false);
  });

  it('keeps in the tab what was not said to be kept on the device', async () => {
    const { tab, stay } = await nobody();
    expect([stay().checked, tab.wayIn.staySignedIn]).toEqual([false, false]);
    stay().click();
    expect(tab.wayIn.staySignedIn).toBe(true);
  });

  it('goes to the button where it is given the focus', async () => {
    const { element } = await nobody();
    element.focus();
    await settle();
    expect(focusedIn(element)).toBe(button(element, GO));
  });

  it('draws nothing for who is signed in, and asks who has to sign in again', async () => {
    const tab = await back(new FakeProvider());
    expect(tab.wayIn.identity.state).toBe('signed-in');
    const { element, headings } = await draw(tab);
    expect(headings()).toEqual([]);
    tab.wayIn.askAgain(true);
    await settle();
    expect(button(element, GO).isConnected).toBe(true);
  });

  it('says that somebody is being let in, until it is known who', async () => {
    const provider = new FakeProvider();
    const before = openOidcTab(provider, { fetch: provider.fetch });
    await untilWaiting(before.wayIn);
    await before.wayIn.start();
    before.window.open(provider.backFrom(before.window.left.at(-1)));
    provider.hold();
    const { options, clock, browser, tab, window } = before;
    const after = openOidcTab(provider, { ...options, clock, browser, tab, window });
    const { element, headings } = await draw(after);
    expect(headings()).toEqual(['One moment']);
    expect(element.shadowRoot?.textContent).toContain('Signing you in…');
    expect(allByRole(element, 'button')).toEqual([]);
    expect(await violations(element)).toEqual([]);
    await expect
      .poll(() => {
        provider.letGo();
        return after.wayIn.identity.state;
      })
      .toBe('signed-in');
  });

  it('stops on its way when it goes', async () => {
    const provider = new FakeProvider();
    const { tab, element, go } = await nobody(provider);
    provider.hold();
    await go();
    element.remove();
    provider.letGo();
    await expect.poll(() => tab.wayIn.progress).toBe('waiting');
    expect([tab.window.left, tab.wayIn.failure]).toEqual([[], undefined]);
  });

  it('says why the provider did not bring anybody, and leads there again', async () => {
    const provider = new FakeProvider();
    const { tab, element, go, notices } = await nobody(provider);
    provider.isAway = true;
    await go();
    await expect.poll(() => notices()).toHaveLength(1);
    expect(notices()[0]?.heading).toBe(`${HOST} cannot be reached`);
    expect(await violations(element)).toEqual([]);
    provider.isAway = false;
    await go();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    expect(notices()).toEqual([]);
  });

  it('shows what the provider says as text, and as its own', async () => {
    const said = '<img src=x onerror=alert(1)> Call 555';
    const tab = await back(new FakeProvider(), { error: 'server_error', error_description: said });
    const { element, notices } = await draw(tab);
    await expect.poll(() => notices()).toHaveLength(1);
    expect(notices()[0]?.text).toBe(
      `Try again. If it stays so, show this to whoever runs this chat. ${HOST} says: “${said} (server_error)”`,
    );
    expect(element.shadowRoot?.querySelector('error-notice')?.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('offers to sign out at the provider, too, after doing so here', async () => {
    const tab = await back(new FakeProvider());
    const { element, headings, go } = await draw(tab);
    await tab.wayIn.signOut();
    await expect.poll(headings).toContain('You are signed out here');
    expect(await violations(element)).toEqual([]);
    await go(`Sign out at ${HOST}`);
    await expect.poll(() => tab.window.left.at(-1)).toContain(`https://${HOST}/logout?`);
  });

  it('says where the provider offers no way to end a sign-in', async () => {
    const tab = await back(new FakeProvider({ hasRevocation: false, hasSignOutPage: false }));
    const { element, notices } = await draw(tab);
    await tab.wayIn.signOut();
    await expect.poll(() => notices()).toHaveLength(1);
    expect(notices()[0]?.text).toContain(`${HOST} offers no way to end a sign-in from here.`);
    expect(allByRole(element, 'button').map(textOf)).toEqual([GO]);
  });
});
