import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { JWK } from 'oidc-provider';
import { closeServer, listen } from '../http-server.ts';
import { rsaKey } from '../rsa-key.ts';
import { INTERACTIONS_PATH, Interactions } from './interactions.ts';
import { loadOidcProvider } from './load-oidc-provider.ts';
import { isPageOfThisMachine } from './page-address.ts';
import { type OidcPerson, oidcPeople } from './people.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { ProviderStore } from './provider-store.ts';

export interface LocalOidcOptions {
  /** Default: 0, a free one. */
  readonly port?: number | undefined;
  /** Life of ID and access tokens. Default: an hour. */
  readonly tokenTtlSeconds?: number | undefined;
  /** Default: 14 days. A refresh token is good for one renewal, which brings the next one. */
  readonly refreshTokenTtlSeconds?: number | undefined;
  /** Addresses that people are sent back to, exactly. Default: every page of this machine. */
  readonly redirectUris?: readonly string[] | undefined;
  /** By which of its tokens the machine is to know people. Default: `id`. */
  readonly token?: 'id' | 'access' | undefined;
}

export interface LocalOidc {
  /** On `127.0.0.1`, so that a page on `localhost` is another site, as in life. Discovery is below it. */
  readonly issuer: string;
  /** Of the page: a public client, with PKCE. */
  readonly clientId: string;
  /** What the page asks for. A refresh token comes only with `prompt=consent`. */
  readonly scopes: readonly string[];
  /** What the machine puts in front of the ids of these people. */
  readonly shortName: string;
  readonly people: readonly OidcPerson[];
  /** What the machine is to take: which of the tokens, and for whom they have to be. */
  readonly token: 'id' | 'access';
  readonly audience: string;
  /** Whoever sends this as `resource` gets access tokens that are made for it, and can be read (RFC 8707, RFC 9068). */
  readonly resource: string;
  /** Ends every sign-in: a renewal is refused, and whoever is sent here has to say who it is. Tokens last as they say. */
  forgetSignIns(): void;
  /** Cuts every connection and gives the port back. Idempotent. */
  close(): Promise<void>;
}

const CLIENT_ID = 'momento-chat-page';
const SHORT_NAME = 'acme';
const RESOURCE = 'https://tvm.acme.example/';

/**
 * Starts the sign-in page of a company: `oidc-provider`, a real OpenID provider, with people of this machine.
 * Passwords and tokens are good for nothing else.
 * @throws where the port is taken
 */
export async function startLocalOidc(options: LocalOidcOptions = {}): Promise<LocalOidc> {
  const { port: wantedPort = 0, redirectUris, token = 'id' } = options;
  const { tokenTtlSeconds = 3_600, refreshTokenTtlSeconds = 14 * 24 * 3_600 } = options;
  // The key is made on another thread meanwhile.
  const [key, { Provider, interactionPolicy, errors }] = await Promise.all([createJwk(), loadOidcProvider()]);

  let answer = (_request: IncomingMessage, response: ServerResponse): void => void response.destroy();
  const server = createServer((request, response) => answer(request, response));
  const issuer = `http://127.0.0.1:${await listen(server, { host: '127.0.0.1', port: wantedPort })}`;

  const store = new ProviderStore();
  const isPage = redirectUris
    ? (address: string) => redirectUris.some((uri) => [uri, new URL(uri).origin].includes(address))
    : isPageOfThisMachine;
  const provider = new Provider(
    issuer,
    providerConfiguration({
      clientId: CLIENT_ID,
      resource: RESOURCE,
      key,
      store,
      interactionPolicy,
      errors,
      tokenTtlSeconds,
      refreshTokenTtlSeconds,
      isPage,
    }),
  );
  const isRedirectUri = redirectUris ? (uri: string) => redirectUris.includes(uri) : isPageOfThisMachine;
  provider.Client.prototype.redirectUriAllowed = isRedirectUri;
  provider.Client.prototype.postLogoutRedirectUriAllowed = isRedirectUri;
  const interactions = new Interactions(provider);
  const answerProtocol = provider.callback();
  answer = (request, response) =>
    void (request.url?.startsWith(INTERACTIONS_PATH)
      ? interactions.answer(request, response).catch(() => response.destroy())
      : answerProtocol(request, response));

  let closing: Promise<void> | undefined;
  return {
    issuer,
    clientId: CLIENT_ID,
    scopes: ['openid', 'profile', 'offline_access'],
    shortName: SHORT_NAME,
    people: oidcPeople,
    token,
    audience: token === 'access' ? RESOURCE : CLIENT_ID,
    resource: RESOURCE,
    forgetSignIns: () => store.clear(),
    close: () => (closing ??= closeServer(server)),
  };
}

async function createJwk(): Promise<JWK> {
  const key = await rsaKey();
  return { ...key.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' } as JWK;
}
