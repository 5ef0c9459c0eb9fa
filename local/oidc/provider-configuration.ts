import type {
  Configuration,
  errors,
  interactionPolicy,
  JWK,
  KoaContextWithOIDC,
  ResourceServer,
} from 'oidc-provider';
import { Html, pageHeaders } from './html.ts';
import { INTERACTIONS_PATH } from './interactions.ts';
import { personOf } from './people.ts';
import { errorPage, signedOutPage, signOutPage } from './provider-pages.ts';
import type { ProviderStore } from './provider-store.ts';

export interface ProviderParts {
  readonly clientId: string;
  /** Access tokens that are asked for by this are made for it. */
  readonly resource: string;
  /** Private, for signatures. */
  readonly key: JWK;
  readonly store: ProviderStore;
  readonly interactionPolicy: typeof interactionPolicy;
  readonly errors: typeof errors;
  readonly tokenTtlSeconds: number;
  readonly refreshTokenTtlSeconds: number;
  readonly isPage: (address: string) => boolean;
}

/** For `sub` and groups nothing has to be asked for but `openid`. */
const CLAIMS = {
  openid: ['sub', 'groups'],
  profile: ['name', 'preferred_username'],
  email: ['email', 'email_verified'],
} as const;

const SESSION_TTL_SECONDS = 14 * 24 * 3_600;

/** One public client, the page; everything else as the library has it, and nothing of it comes from outside. */
export function providerConfiguration(parts: ProviderParts): Configuration {
  const { clientId, key, store, tokenTtlSeconds, refreshTokenTtlSeconds } = parts;
  return {
    adapter: (model) => store.adapter(model),
    jwks: { keys: [key] },
    clients: [
      {
        client_id: clientId,
        client_name: 'Momento Chat',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        // Which pages count is for `isPage` to say; the library wants one by name.
        redirect_uris: ['http://localhost/'],
      },
    ],
    claims: CLAIMS,
    // Else an ID token holds no claim but `sub` where an access token comes with it.
    conformIdTokenClaims: false,
    scopes: ['openid', 'offline_access'],
    findAccount: (_context, sub) => accountOf(sub),
    loadExistingGrant: (context) => grantFor(context),
    clientBasedCORS: (_context, origin) => parts.isPage(origin),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    extraTokenClaims: (_context, token) =>
      token.kind === 'AccessToken' ? { groups: personOf(token.accountId)?.groups ?? [] } : undefined,
    // Tokens that a test wants short are over when they say so.
    clockTolerance: 0,
    ttl: {
      AccessToken: tokenTtlSeconds,
      IdToken: tokenTtlSeconds,
      RefreshToken: refreshTokenTtlSeconds,
      Grant: SESSION_TTL_SECONDS,
      Interaction: 3_600,
      Session: SESSION_TTL_SECONDS,
    },
    interactions: {
      policy: policyOf(parts.interactionPolicy),
      url: (_context, { uid }) => INTERACTIONS_PATH + uid,
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, asked) => resourceServer(asked, parts),
        // A page names it on the way to the sign-in page only.
        useGrantedResource: () => true,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => show(context, signOutPage(new Html(form))),
        postLogoutSuccessSource: (context) => show(context, signedOutPage),
      },
    },
    renderError: (context, { error, error_description: text = '' }) =>
      show(context, errorPage({ code: error, text })),
  };
}

/** Nothing has to be asked of the person for it. Whoever names none gets a token that only this provider can read. */
function resourceServer(
  asked: string,
  { resource, tokenTtlSeconds, errors: { InvalidTarget } }: ProviderParts,
): ResourceServer {
  if (asked !== resource) throw new InvalidTarget();
  return {
    scope: '',
    audience: resource,
    accessTokenTTL: tokenTtlSeconds,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
}

function accountOf(sub: string) {
  const person = personOf(sub);
  if (!person) return undefined;
  const { username, name, groups } = person;
  return {
    accountId: sub,
    claims: () => ({
      sub,
      groups,
      name,
      preferred_username: username,
      email: `${username}@acme.example`,
      email_verified: true,
    }),
  };
}

/** As at a company's own page: it may know who somebody is without asking, and is asked about only where it wants to be. */
async function grantFor({ oidc }: KoaContextWithOIDC) {
  const { provider, client, session, result } = oidc;
  const clientId = client?.clientId ?? '';
  const grantId = result?.consent?.grantId ?? session?.grantIdFor(clientId);
  if (grantId !== undefined) return provider.Grant.find(grantId);
  const grant = new provider.Grant({ clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

/** `prompt=select_account` is one more way to ask who it is. */
function policyOf({ base, Prompt }: typeof interactionPolicy): interactionPolicy.Prompt[] {
  const policy = base();
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

function show(context: KoaContextWithOIDC, text: string): void {
  context.set(pageHeaders);
  context.body = text;
}
