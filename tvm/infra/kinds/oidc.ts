import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { oidcEnvironment } from '../../kinds/oidc.ts';
import type { DeploymentKind, WayIn, WayInOptions } from './deployment-kind.ts';
import { MemberPool } from './member-pool.ts';
import {
  type OidcMachine,
  type OwnPoolMachine,
  oidcKeys,
  type ProviderMachine,
  readOidcFields,
} from './oidc-fields.ts';

/** By a token of an OpenID provider: one that is there, or a user pool of the stack with a sign-in page of Cognito's. */
export const oidcKind: DeploymentKind<OidcMachine> = {
  keys: oidcKeys,
  readFields: readOidcFields,
  addWayIn(scope, options) {
    const { machine } = options;
    return 'managedLogin' in machine
      ? behindOwnPool(scope, { ...options, machine })
      : behindProvider(machine);
  },
};

/**
 * No authorizer of the gateway stands before such a machine: its refusals would have no words and no CORS. (REST APIs have
 * JWT authorizers of their own; aws-cdk-lib 2.276 reaches them by an override only.)
 */
const gateway = {
  openBecause: 'The function itself verifies the token, and refuses in words that a page can read.',
};

function behindProvider({ settings, page, origins }: ProviderMachine): WayIn {
  const { issuer, token } = settings;
  return {
    gateway,
    environment: oidcEnvironment(settings),
    pageFields: { issuer, ...(token && { token }), ...page, ...(origins.length > 0 && { origins }) },
    connectTo: [...new Set([issuer, ...origins].map((address) => new URL(address).origin))],
  };
}

function behindOwnPool(
  scope: Construct,
  { machine, groups, allowedOrigins }: WayInOptions<OwnPoolMachine>,
): WayIn {
  const { selfSignUp, managedLogin, idClaim, emailsAreUniqueAndPublic } = machine;
  const { domainPrefix, pageUrls = pagesOf(allowedOrigins) } = managedLogin;
  const {
    pool,
    client,
    managedLogin: pages,
  } = new MemberPool(scope, 'Members', {
    groups,
    selfSignUp,
    passwordFlow: false,
    // The page renews by the standard's own way, which has rotation.
    rotateRefreshTokens: true,
    managedLogin: { domainPrefix, pageUrls },
  });
  const { userPoolId, userPoolProviderUrl: issuer } = pool;
  const { userPoolClientId: clientId } = client;
  const { region, urlSuffix } = Stack.of(scope);
  const origin = pages?.origin ?? '';
  new CfnOutput(scope, 'UserPoolId', { value: userPoolId, description: 'For "aws cognito-idp"' });
  new CfnOutput(scope, 'SignInPage', { value: origin, description: 'Where people sign in' });
  return {
    gateway,
    environment: oidcEnvironment({
      issuer,
      shortName: null,
      audiences: [clientId],
      ...(idClaim && { idClaim }),
      emailsAreUniqueAndPublic,
    }),
    pageFields: { issuer, clientId, scopes: 'openid profile', origins: [origin], signOut: 'cognito' },
    connectTo: [`https://cognito-idp.${region}.${urlSuffix}`, origin],
  };
}

/** Cognito wants one address at least; nothing answers there but what a developer has started. */
const NO_PAGE_YET = 'http://localhost:5173/';

function pagesOf(origins: readonly string[]): readonly string[] {
  return origins.length === 0 ? [NO_PAGE_YET] : origins.map((origin) => `${origin}/`);
}
