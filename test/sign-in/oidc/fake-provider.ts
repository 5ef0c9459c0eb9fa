const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Who signs in there, and what the provider has. */
export interface FakeProviderOptions {
  /** Default: true. */
  readonly hasRevocation?: boolean;
  /** Default: true. */
  readonly hasSignOutPage?: boolean;
}

/**
 * A provider without its pages: whoever is sent there is let in at once. For tests of what is drawn; how people sign in
 * is tried with a real one.
 */
export class FakeProvider {
  readonly issuer = 'https://login.example';
  readonly clientId = 'page';
  readonly scopes = ['openid', 'offline_access'];
  readonly calls: string[] = [];
  /** Nothing answers. */
  isAway = false;
  /** Answers are held back until `letGo`. */
  #held: (() => void)[] | undefined;
  readonly #options: FakeProviderOptions;
  #nonce = '';

  constructor(options: FakeProviderOptions = {}) {
    this.#options = options;
  }

  /** Takes the place of the network. */
  readonly fetch = async (address: string): Promise<Response> => {
    const { pathname } = new URL(address);
    this.calls.push(pathname);
    if (this.isAway) throw new TypeError('Failed to fetch');
    const held = this.#held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return Response.json(this.#discovery());
      case '/token':
        return Response.json(this.#tokens());
      case '/revoke':
        return new Response();
      default:
        return new Response('', { status: 404 });
    }
  };

  hold(): void {
    this.#held = [];
  }

  letGo(): void {
    for (const go of this.#held?.splice(0) ?? []) go();
    this.#held = undefined;
  }

  /** @param left where the page has sent the person @returns where the person is sent back to */
  backFrom(left: string | undefined, answer: Readonly<Record<string, string>> = { code: 'c-1' }): string {
    const { searchParams: asked } = new URL(left ?? '');
    this.#nonce = asked.get('nonce') ?? '';
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ ...answer, state: asked.get('state') ?? '' }).toString();
    return back.href;
  }

  #discovery(): object {
    const { issuer } = this;
    const { hasRevocation = true, hasSignOutPage = true } = this.#options;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      ...(hasRevocation && { revocation_endpoint: `${issuer}/revoke` }),
      ...(hasSignOutPage && { end_session_endpoint: `${issuer}/logout` }),
    };
  }

  #tokens(): object {
    const nowSeconds = Math.floor(Date.now() / 1_000);
    const claims = { iss: this.issuer, aud: this.clientId, sub: 'ann', nonce: this.#nonce };
    const payload = { ...claims, iat: nowSeconds, exp: nowSeconds + 3_600 };
    return {
      token_type: 'Bearer',
      access_token: 'access',
      refresh_token: 'refresh',
      id_token: `${part({ alg: 'RS256' })}.${part(payload)}.c2ln`,
    };
  }
}
