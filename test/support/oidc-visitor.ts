import { createHash, randomBytes } from 'node:crypto';
import type { LocalOidc } from '../../local/oidc/local-oidc.ts';

/** What the provider's token endpoint answers. */
export interface OidcTokens {
  readonly id_token: string;
  readonly access_token: string;
  readonly refresh_token?: string;
}

/** A person with a browser, without the browser: keeps cookies, sends the provider's forms, follows no way back. */
export class OidcVisitor {
  readonly pageUrl: string;
  readonly #provider: LocalOidc;
  readonly #cookies = new Map<string, string>();
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(provider: LocalOidc, pageUrl = 'http://localhost:5173/') {
    this.#provider = provider;
    this.pageUrl = pageUrl;
  }

  /**
   * Signs in and says yes.
   * @throws where the provider sends the person back without a code, or not at all
   */
  async signIn(username: string, parameters: Readonly<Record<string, string>> = {}): Promise<OidcTokens> {
    const back = await this.goThrough(username, parameters);
    const code = back.searchParams.get('code');
    if (code === null) throw new Error(`unable to sign in; the way back is ${back.href}`);
    const answer = await this.redeem(code);
    return (await answer.json()) as OidcTokens;
  }

  /** @returns where the person is sent in the end */
  async goThrough(username: string, parameters: Readonly<Record<string, string>> = {}): Promise<URL> {
    return await this.follow(this.authorizeUrl(parameters), username);
  }

  /** Goes where a page has sent the person. @returns where the person is sent in the end */
  async follow(url: URL, username: string): Promise<URL> {
    const password = this.#provider.people.find((person) => person.username === username)?.password ?? '';
    let at = await this.open(url);
    for (let forms = 0; at.page !== undefined && forms < 3; forms += 1) {
      const asksWho = at.page.includes('name="username"');
      at = await this.send(at.url, asksWho ? { username, password } : { answer: 'yes' });
    }
    if (at.page !== undefined) throw new Error(`unable to sign in; the provider stays at ${at.page}`);
    return at.url;
  }

  authorizeUrl(parameters: Readonly<Record<string, string>> = {}): URL {
    const url = new URL(`${this.#provider.issuer}/auth`);
    url.search = new URLSearchParams({
      client_id: this.#provider.clientId,
      response_type: 'code',
      redirect_uri: this.pageUrl,
      scope: this.#provider.scopes.join(' '),
      prompt: 'consent',
      state: 'state',
      nonce: 'nonce',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    }).toString();
    return url;
  }

  redeem(code: string, { origin = new URL(this.pageUrl).origin } = {}): Promise<Response> {
    const { pageUrl: redirect_uri } = this;
    const fields = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: this.#verifier };
    return this.post('/token', fields, origin);
  }

  renew(refreshToken: string): Promise<Response> {
    return this.post('/token', { grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** As the page asks, from its own origin. */
  post(path: string, fields: Readonly<Record<string, string>>, origin = new URL(this.pageUrl).origin) {
    const body = new URLSearchParams({ client_id: this.#provider.clientId, ...fields });
    return fetch(this.#provider.issuer + path, { method: 'POST', body, headers: { origin } });
  }

  /** A page of the provider, after all redirections within it; or an address elsewhere, which is not opened. */
  async open(url: URL, init: RequestInit = {}): Promise<{ url: URL; page: string | undefined }> {
    if (url.origin !== this.#provider.issuer) return { url, page: undefined };
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', cookie };
    const answer = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) return this.open(new URL(location, url));
    const page = await answer.text();
    return page.includes('forms[0].submit()') ? this.#sendOn(page) : { url, page };
  }

  /** A form that the page sends by itself: there is somebody else at the provider, who is signed out first. */
  #sendOn(page: string) {
    const action = /action="([^"]*)"/.exec(page)?.[1] ?? '';
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of page.matchAll(/name="([^"]*)" value="([^"]*)"/g))
      fields[name] = value;
    return this.send(new URL(action), fields);
  }

  send(url: URL, fields: Readonly<Record<string, string>>) {
    return this.open(url, { method: 'POST', body: new URLSearchParams(fields) });
  }
}
