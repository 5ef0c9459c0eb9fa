import { afterEach, describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { type StrictHost, startStrictHost } from '../support/engines/strict-host.ts';
import { OidcPerson } from '../support/oidc-person.ts';
import type { PageHostOptions } from '../support/page-host.ts';

const { open } = useBrowser();
const hosts: StrictHost[] = [];
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));

/** The page on `localhost`, under its own headers; the provider on `127.0.0.1` is another site. */
async function serve(options: Omit<PageHostOptions, 'pageDir'> = {}) {
  const host = await startStrictHost({ pageDir: inject('pageDir'), ...options });
  hosts.push(host);
  return { host, url: host.url.replace('127.0.0.1', 'localhost') };
}

/** What a page asks the provider's token endpoint for, as it comes. */
function tokenRequests({ context }: ChatPage): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    const body = request.postData() ?? '';
    if (request.url().endsWith('/token')) asked.push(new URLSearchParams(body).get('grant_type') ?? '');
  });
  return asked;
}

/** Notes in the page what its address has in it whenever it asks somebody for something. */
async function noteAddresses({ page }: ChatPage): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const searches: string[] = [];
    const send = window.fetch.bind(window);
    const noted: typeof send = (...asked) => {
      searches.push(location.search);
      return send(...asked);
    };
    Object.assign(window, { searches, fetch: noted });
  });
  return async () => (await page.evaluate('searches')) as readonly string[];
}

describe('Signing in at the page of a provider', () => {
  it('leads into the room that was meant, and a reload goes on there', async () => {
    const { url } = await serve();
    const [ann, ben] = [new OidcPerson(await open()), await open()];
    await ben.joinLive(`${url}?room=garden`, { room: 'garden', name: 'Ben' });
    const addresses: string[] = [];
    ann.chat.page.on('framenavigated', (frame) => addresses.push(frame.url()));
    const searchesOf = await noteAddresses(ann.chat);
    await ann.arrive(`${url}?room=garden`);
    await ann.signIn('writer');
    expect(await ann.name()).toBe('writer');
    // The configuration, the provider, the machine: nobody is asked before the code is gone.
    expect(new Set(await searchesOf())).toEqual(new Set(['?room=garden']));
    expect(await ann.chat.page.getByRole('textbox', { name: 'Room' }).inputValue()).toBe('garden');
    expect(new URL(ann.chat.page.url()).search).toBe('?room=garden');
    await ann.join();
    await ann.chat.send('from Acme');
    await ben.see('from Acme');
    await ben.log.getByText('acme:writer').first().waitFor();
    await ann.chat.page.reload();
    await ann.chat.untilLive();
    await ann.chat.see('from Acme');
    // The code was in the address for as long as the page took to load.
    expect(addresses.filter((address) => address.includes('code='))).toHaveLength(1);
    expect(await ann.chat.page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain(
      'verifier',
    );
  });

  it('is renewed by one of two tabs for both, though a refresh token is good once', async () => {
    const { url } = await serve({ oidc: { tokenTtlSeconds: 20 } });
    const ann = new OidcPerson(await open());
    const asked = tokenRequests(ann.chat);
    await ann.arrive(url);
    await ann.chat.page.getByRole('checkbox', { name: 'Stay signed in on this device' }).check();
    await ann.signIn('writer');
    await ann.join();
    const other = new OidcPerson(await ann.chat.openTab());
    await other.chat.goto(url);
    expect(await other.name()).toBe('writer');
    const refreshes = () => asked.filter((grant) => grant === 'refresh_token').length;
    // Each load of the page looks whether the token still lives: it does not, the third time at the latest.
    await expect
      .poll(
        async () => {
          await Promise.all([ann.chat.page.reload(), other.chat.page.reload()]);
          await Promise.all([ann.chat.untilLive(), other.name()]);
          return refreshes();
        },
        { timeout: 90_000, interval: 9_000 },
      )
      .toBeGreaterThanOrEqual(2);
    await ann.chat.send('still here');
    await ann.chat.see('still here');
    expect(await other.name()).toBe('writer');
  });

  it('signs out one person, and lets in the next as themselves', async () => {
    const { url } = await serve();
    const ann = new OidcPerson(await open());
    await ann.enter(url, 'writer');
    await ann.chat.button('Leave').click();
    const revoked = ann.chat.page.waitForResponse(/\/token\/revocation$/);
    await ann.chat.button('Sign out').click();
    expect((await revoked).status()).toBe(200);
    await ann.chat.alert.getByText('You are signed out here').waitFor();
    // The provider knows the writer, and asks all the same.
    await ann.goButton.click();
    await ann.answer(/^reader /);
    await ann.answer('Allow');
    expect(await ann.name()).toBe('reader');
  });

  it('signs out at the provider, too', async () => {
    const { url } = await serve();
    const ann = new OidcPerson(await open());
    await ann.enter(url, 'writer');
    await ann.chat.button('Leave').click();
    await ann.chat.button('Sign out').click();
    await ann.chat.page.getByRole('button', { name: /^Sign out at / }).click();
    // By its whole name: the page, which is there for a moment more, has a button whose name begins so.
    await ann.answer(/^Sign out$/);
    await ann.goButton.waitFor();
    expect(new URL(ann.chat.page.url()).search).toBe('');
  });

  it('says what the provider says to whom it does not let in, and to whom the machine does not', async () => {
    const { url } = await serve();
    const ann = new OidcPerson(await open());
    await ann.arrive(url);
    await ann.goButton.click();
    await ann.answer('Back, without signing in');
    await ann.chat.alert.getByText('You have not signed in').waitFor();
    await ann.signIn('stranger');
    await ann.chat.alert.getByText('“Acme” does not let you in').waitFor();
    expect(await ann.goButton.isVisible()).toBe(true);
  });

  it('takes nothing from a link of a stranger, and says nothing of it', async () => {
    const { host, url } = await serve();
    const ann = new OidcPerson(await open());
    await ann.arrive(url);
    const asked = tokenRequests(ann.chat);
    for (const query of [
      'code=c&state=s&room=garden',
      'error=access_denied&error_description=Call+555&room=garden',
    ]) {
      await ann.chat.goto(`${url}?${query}`);
      await ann.goButton.waitFor();
      expect(new URL(ann.chat.page.url()).search).toBe('?room=garden');
      expect(await ann.chat.alert.count()).toBe(0);
    }
    expect([asked, host.counts.tokenRequests]).toEqual([[], 0]);
  });

  it('can be given up on the way, by going back', async () => {
    const { url } = await serve();
    const ann = new OidcPerson(await open());
    await ann.arrive(url);
    await ann.goButton.click();
    await ann.chat.page.getByRole('button', { name: /^writer / }).waitFor();
    await ann.chat.page.goBack();
    await ann.signIn('writer');
    expect(await ann.name()).toBe('writer');
  });

  it('leads back into an open room whose sign-in was lost, with what was being written', async () => {
    const { host, url } = await serve({ oidc: { tokenTtlSeconds: 5 } });
    const ann = new OidcPerson(await open());
    const { chat } = ann;
    const forms: string[] = [];
    chat.page.on('request', (request) => {
      if (/\/sign-in-dialog-[^/]*\.js$/.test(request.url())) forms.push(request.url());
    });
    await ann.enter(`${url}?room=garden`, 'writer');
    await chat.send('before');
    await chat.see('before');
    await chat.composer.fill('half a thought');
    expect(forms).toEqual([]);
    host.standIns.oidc.forgetSignIns();
    // The room asks for a token of its own once its stream is refused, and the machine for a sign-in that still counts.
    const dialog = chat.page.getByRole('dialog', { name: 'Sign in again' });
    await expect
      .poll(
        async () => {
          host.control.expireTokens();
          return await dialog.isVisible();
        },
        { interval: 2_000 },
      )
      .toBe(true);
    expect(forms).toHaveLength(1);
    await ann.signIn('writer');
    await chat.untilLive();
    expect(new URL(chat.page.url()).search).toBe('?room=garden');
    await chat.see('before');
    expect(await chat.composer.inputValue()).toBe('half a thought');
    await chat.composer.press('Enter');
    await chat.see('half a thought');
  });
});
