import {
  CfnManagedLoginBranding,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolClientOptions,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** Cognito's own sign-in page. */
export interface ManagedLogin {
  /** Begins its address, `https://<prefix>.auth.<region>.amazoncognito.com`; nobody else in the region may have it. */
  readonly domainPrefix: string;
  /** Exact addresses of the pages that people come from and are sent back to. */
  readonly pageUrls: readonly string[];
}

export interface ManagedLoginPagesProps extends ManagedLogin {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
}

/** The sign-in page of a pool: its address and its looks. */
export class ManagedLoginPages extends Construct {
  /** Without a slash at the end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { pool, client, domainPrefix }: ManagedLoginPagesProps) {
    super(scope, id);
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.origin = domain.baseUrl();
    // Without one, all of it deploys, and people read "Login pages unavailable". (Seen in public threads of 2026.)
    const branding = new CfnManagedLoginBranding(this, 'Branding', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    branding.node.addDependency(domain);
  }

  /** What the page's app client needs for it: a code and PKCE, and no other way. */
  static clientOptions({
    pageUrls,
  }: ManagedLogin): Pick<UserPoolClientOptions, 'oAuth' | 'supportedIdentityProviders'> {
    return {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [...pageUrls],
        logoutUrls: [...pageUrls],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    };
  }
}
