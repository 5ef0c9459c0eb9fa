// What the providers of docs/sign-in-with.md answer, made after their documentation and after documents of theirs that others
// have published; read in November 2026. None has been asked. Names are made up, and keys are ours.
//
// Discovery and keys:
// - Cognito: localstack/localstack#12914 (2025-07, of a real pool); AWS, "Verifying JSON web tokens"
// - Keycloak: a document of Keycloak 24 in prest/prest, config_test.go; the certificates of its keys are left out
// - Entra: panva/wellknown, issuers/entra-organizations (published day by day), with the directory in place of `{tenantid}`
// - Auth0: documents of tenants in public repositories, 2025; Auth0, "OIDC logout", for `end_session_endpoint`
// - Okta: a document of a `default` server in a public repository, 2025; Okta, "Custom authorization servers"
//
// Access tokens: AWS, "Understanding the access token"; Keycloak, "OIDC layers"; Microsoft, "Access token claims reference";
// Auth0, "Access token profiles"; Okta, "Access token payload".

/** As a set of keys names it. */
export type PublishedKey = JsonWebKey & { readonly kid: string };

export interface NamedProvider {
  /** Beside `iss`, `aud`, `iat` and `exp` of an ID token. */
  readonly claims: object;
  readonly header?: object;
  /** That the settings of the page make of it. */
  readonly id: string;
  /** Of the same provider, and no ID token of the page. */
  readonly others: readonly object[];
  /** What goes over ID tokens where a machine takes access tokens, and what such a machine has to be told. */
  readonly access: {
    readonly claims: object;
    readonly header?: object;
    readonly audience: string;
    readonly accessMark?: 'at+jwt' | 'token_use';
  };
  /** Below the issuer. */
  readonly discovery: Readonly<Record<string, unknown>>;
  readonly keys: (key: PublishedKey) => readonly object[];
  /** The way back says who answers (RFC 9207). */
  readonly namesIssuer?: boolean;
}

const uuid = 'cb7eda1b-d09a-40ae-b8bb-37836ebc6abd';
export const writers = ['ReadWriteUserGroup'];

const REALM = 'https://id.example.com/realms/acme';
const POOL = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi';
const DOMAIN = 'https://acme-chat.auth.eu-west-1.amazoncognito.com';
const DIRECTORY = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555';
const TENANT = 'https://acme.eu.auth0.com';
const OKTA = 'https://acme.okta.com/oauth2/default';

export const namedProviders: Readonly<Record<string, NamedProvider>> = {
  'Cognito managed login': {
    claims: {
      sub: uuid,
      token_use: 'id',
      'cognito:username': 'ann',
      'cognito:groups': writers,
      at_hash: 'x',
      origin_jti: uuid,
      auth_time: 1,
      nonce: 'n',
    },
    id: 'ann',
    others: [{ token_use: 'access', aud: undefined, client_id: '1example23456789' }],
    access: {
      claims: {
        aud: undefined,
        sub: uuid,
        'cognito:groups': writers,
        version: 2,
        client_id: '1example23456789',
        origin_jti: uuid,
        token_use: 'access',
        scope: 'openid profile',
        auth_time: 1,
        jti: uuid,
        username: 'ann',
      },
      audience: '1example23456789',
      accessMark: 'token_use',
    },
    discovery: {
      authorization_endpoint: `${DOMAIN}/oauth2/authorize`,
      end_session_endpoint: `${DOMAIN}/logout`,
      id_token_signing_alg_values_supported: ['RS256'],
      issuer: POOL,
      jwks_uri: `${POOL}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      revocation_endpoint: `${DOMAIN}/oauth2/revoke`,
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint: `${DOMAIN}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      userinfo_endpoint: `${DOMAIN}/oauth2/userInfo`,
    },
    keys: (key) => [key],
  },
  Keycloak: {
    claims: {
      jti: uuid,
      sub: uuid,
      typ: 'ID',
      azp: 'momento-chat',
      sid: uuid,
      acr: '1',
      at_hash: 'x',
      name: 'Ann',
      preferred_username: 'ann',
      groups: writers,
    },
    header: { typ: 'JWT' },
    id: `acme:${uuid}`,
    others: [{ typ: 'Bearer', aud: 'account' }, { typ: 'Refresh' }, { azp: 'another' }],
    access: {
      claims: {
        aud: ['momento-chat-tvm', 'account'],
        jti: `onrtac:${uuid}`,
        sub: uuid,
        typ: 'Bearer',
        azp: 'momento-chat',
        sid: uuid,
        acr: '1',
        'allowed-origins': ['https://chat.example.com'],
        realm_access: { roles: ['offline_access'] },
        scope: 'openid profile',
        groups: writers,
      },
      header: { typ: 'JWT' },
      audience: 'momento-chat-tvm',
    },
    discovery: {
      issuer: REALM,
      authorization_endpoint: `${REALM}/protocol/openid-connect/auth`,
      token_endpoint: `${REALM}/protocol/openid-connect/token`,
      userinfo_endpoint: `${REALM}/protocol/openid-connect/userinfo`,
      end_session_endpoint: `${REALM}/protocol/openid-connect/logout`,
      jwks_uri: `${REALM}/protocol/openid-connect/certs`,
      response_types_supported: ['code', 'none', 'id_token', 'token', 'id_token token', 'code id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['PS384', 'RS384', 'EdDSA', 'ES384', 'HS256', 'ES256', 'RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic', 'tls_client_auth'],
      scopes_supported: ['openid', 'roles', 'offline_access', 'email', 'web-origins', 'acr', 'profile'],
      code_challenge_methods_supported: ['plain', 'S256'],
      tls_client_certificate_bound_access_tokens: true,
      revocation_endpoint: `${REALM}/protocol/openid-connect/revoke`,
      require_pushed_authorization_requests: false,
      mtls_endpoint_aliases: { token_endpoint: `${REALM}/protocol/openid-connect/token` },
      authorization_response_iss_parameter_supported: true,
    },
    keys: (key) => [{ ...key, kid: 'encryption', use: 'enc', alg: 'RSA-OAEP' }, key],
    namesIssuer: true,
  },
  'Microsoft Entra ID': {
    claims: {
      ver: '2.0',
      nbf: 1,
      oid: uuid,
      sub: '3OBtLXUC2ZrN_ADLNjW9X4o0lcd61py7lgHw3Skh77s',
      tid: '11111111-2222-3333-4444-555555555555',
      name: 'Ann',
      preferred_username: 'ann@example.com',
      roles: writers,
      aio: 'x',
      rh: 'x',
      uti: 'x',
    },
    header: { typ: 'JWT' },
    id: `acme:${uuid}`,
    others: [
      { iss: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/' },
      { iss: 'https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555/v2.0' },
      { oid: undefined },
    ],
    access: {
      claims: {
        aud: '88888888-7777-8888-9999-000000000000',
        ver: '2.0',
        nbf: 1,
        azp: '66666666-7777-8888-9999-000000000000',
        azpacr: '0',
        scp: 'chat',
        oid: uuid,
        sub: '3OBtLXUC2ZrN_ADLNjW9X4o0lcd61py7lgHw3Skh77s',
        tid: '11111111-2222-3333-4444-555555555555',
        roles: writers,
        aio: 'x',
        rh: 'x',
        uti: 'x',
      },
      header: { typ: 'JWT' },
      audience: '88888888-7777-8888-9999-000000000000',
    },
    discovery: {
      token_endpoint: `${DIRECTORY}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${DIRECTORY}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${DIRECTORY}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      authorization_endpoint: `${DIRECTORY}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${DIRECTORY}/oauth2/v2.0/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${DIRECTORY}/oauth2/v2.0/logout`,
      tenant_region_scope: null,
      cloud_instance_name: 'microsoftonline.com',
    },
    // Without `alg`.
    keys: ({ kty, use, kid, n, e }) => [
      { kty, use, kid, x5t: kid, n, e, x5c: ['x'], issuer: `${DIRECTORY}/v2.0` },
    ],
  },
  Auth0: {
    claims: {
      sub: 'auth0|64f0a1b2c3d4e5f6a7b8c9d0',
      sid: 'x',
      nonce: 'n',
      nickname: 'ann',
      'https://chat.example.com/groups': writers,
    },
    header: { typ: 'JWT' },
    id: 'acme:auth0|64f0a1b2c3d4e5f6a7b8c9d0',
    others: [{ iss: 'https://acme.eu.auth0.com' }, { aud: 'https://api.example.com' }],
    access: {
      claims: {
        aud: ['https://tvm.example.com/', `${TENANT}/userinfo`],
        sub: 'auth0|64f0a1b2c3d4e5f6a7b8c9d0',
        client_id: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345',
        jti: 'x',
        scope: 'openid profile offline_access',
        'https://chat.example.com/groups': writers,
      },
      header: { typ: 'at+jwt' },
      audience: 'https://tvm.example.com/',
      accessMark: 'at+jwt',
    },
    discovery: {
      issuer: `${TENANT}/`,
      authorization_endpoint: `${TENANT}/authorize`,
      token_endpoint: `${TENANT}/oauth/token`,
      device_authorization_endpoint: `${TENANT}/oauth/device/code`,
      userinfo_endpoint: `${TENANT}/userinfo`,
      mfa_challenge_endpoint: `${TENANT}/mfa/challenge`,
      jwks_uri: `${TENANT}/.well-known/jwks.json`,
      registration_endpoint: `${TENANT}/oidc/register`,
      revocation_endpoint: `${TENANT}/oauth/revoke`,
      scopes_supported: ['openid', 'profile', 'offline_access', 'name', 'nickname', 'email', 'picture'],
      response_types_supported: ['code', 'token', 'id_token', 'code token', 'code id_token'],
      code_challenge_methods_supported: ['S256', 'plain'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      request_parameter_supported: false,
      id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
      end_session_endpoint: `${TENANT}/oidc/logout`,
      dpop_signing_alg_values_supported: ['ES256'],
    },
    keys: (key) => [key, { ...key, kid: 'next' }],
  },
  Okta: {
    claims: {
      sub: '00u1example2User3d7',
      ver: 1,
      jti: 'ID.x',
      amr: ['pwd'],
      idp: '00o1example',
      auth_time: 1,
      at_hash: 'x',
      groups: writers,
    },
    id: 'acme:00u1example2User3d7',
    others: [{ iss: 'https://acme.okta.com' }, { aud: 'api://default' }],
    access: {
      claims: {
        aud: 'api://default',
        ver: 1,
        jti: 'AT.x',
        cid: '0oa1example2Client3d7',
        uid: '00u1example2User3d7',
        scp: ['openid', 'profile', 'offline_access'],
        auth_time: 1,
        sub: 'ann',
        groups: writers,
      },
      audience: 'api://default',
    },
    discovery: {
      issuer: OKTA,
      authorization_endpoint: `${OKTA}/v1/authorize`,
      token_endpoint: `${OKTA}/v1/token`,
      registration_endpoint: 'https://acme.okta.com/oauth2/v1/clients',
      jwks_uri: `${OKTA}/v1/keys`,
      response_types_supported: ['code', 'token', 'id_token', 'code id_token', 'code token'],
      response_modes_supported: ['query', 'fragment', 'form_post', 'okta_post_message'],
      grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
      subject_types_supported: ['public'],
      scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'device_sso'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      claims_supported: ['ver', 'jti', 'iss', 'aud', 'iat', 'exp', 'cid', 'uid', 'scp', 'sub'],
      code_challenge_methods_supported: ['S256'],
      revocation_endpoint: `${OKTA}/v1/revoke`,
      revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      end_session_endpoint: `${OKTA}/v1/logout`,
      request_parameter_supported: true,
    },
    keys: (key) => [key],
  },
};
