import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { readOidcSettings } from '../../kinds/oidc.ts';
import { parseDeployment } from '../parse-deployment.ts';
import {
  chatApp,
  joined,
  machineTemplate,
  onlyResource,
  resourcesOf,
  templateOf,
} from './support/synthesis.ts';

const provider = {
  auth: 'oidc',
  issuer: 'https://id.example.com/realms/acme',
  clientId: 'chat-page',
  shortName: 'acme',
};
const managed = { auth: 'oidc', managedLogin: { domainPrefix: 'acme-chat' } };

function variablesOf(template: Template): Record<string, unknown> {
  const { Environment } = onlyResource(template, 'AWS::Lambda::Function').Properties;
  return (Environment as { Variables: Record<string, unknown> }).Variables;
}

function pageMachineOf(template: Template): Record<string, unknown> {
  const { PageMachine } = template.findOutputs('PageMachine') as { PageMachine: { Value: unknown } };
  return JSON.parse(joined(PageMachine.Value)) as Record<string, unknown>;
}

describe('a machine behind a provider that is there', () => {
  const everything = {
    ...provider,
    token: 'access',
    audiences: ['https://api.example.com'],
    accessMark: 'at+jwt',
    groupsPath: ['realm_access', 'roles'],
    groupsSeparator: ' ',
    jwksUri: 'https://keys.example.com/jwks',
    algorithms: ['RS256', 'ES256'],
    idClaim: 'email',
    emailsAreUniqueAndPublic: true,
  };

  it('has no authorizer: the function itself verifies the token', () => {
    const template = machineTemplate(provider);
    template.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
    template.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
    });
  });

  it('tells the function what it needs, and nothing that is left out', () => {
    const { TVM_AUTH_MODE, ...variables } = variablesOf(machineTemplate(provider));
    assert.equal(TVM_AUTH_MODE, 'oidc');
    assert.deepEqual(
      Object.fromEntries(Object.entries(variables).filter(([name]) => name.includes('OIDC'))),
      {
        TVM_OIDC_ISSUER: provider.issuer,
        TVM_OIDC_SHORT_NAME: 'acme',
        TVM_OIDC_AUDIENCE: 'chat-page',
      },
    );
  });

  it('tells it every setting so that it reads the same', () => {
    const { auth, clientId, ...settings } = everything;
    assert.deepEqual([auth, clientId], ['oidc', 'chat-page']);
    const variables = variablesOf(machineTemplate(everything)) as Record<string, string>;
    assert.deepEqual(readOidcSettings(variables), settings);
  });

  it('may be a user pool of elsewhere, whose people keep the ids that they have by password', () => {
    const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123';
    const variables = variablesOf(machineTemplate({ ...provider, issuer, shortName: '*cognito' }));
    assert.equal(readOidcSettings(variables as Record<string, string>).shortName, null);
  });

  it('tells the page where to send people, and what to say there', () => {
    const said = {
      scopes: 'openid profile offline_access',
      signOut: 'none',
      formPrompt: 'select_account',
      audience: 'https://api.example.com',
      resource: 'urn:chat',
      prompt: 'consent',
      domainHint: 'example.com',
      identityProvider: 'corp',
      origins: ['https://login.example.com'],
    };
    const { name, auth, url, ...fields } = pageMachineOf(machineTemplate({ ...everything, ...said }));
    assert.deepEqual([name, auth, typeof url], ['Test', 'oidc', 'string']);
    assert.deepEqual(fields, {
      issuer: provider.issuer,
      clientId: 'chat-page',
      token: 'access',
      ...said,
    });
  });

  it('lets the page connect to the issuer and to what is listed beside it', () => {
    const origins = ['https://login.example.com'];
    assert.deepEqual(connectSources({ machine: { ...provider, origins } }), [
      'https://*.momentohq.com',
      'https://id.example.com',
      'https://login.example.com',
      'https://{…}.execute-api.{…}.{…}',
    ]);
  });
});

describe("a machine behind Cognito's own sign-in page", () => {
  const allowedOrigins = ['https://chat.example.com', 'https://www.example.com'];
  const template = machineTemplate(managed, { allowedOrigins });

  it('has a page with an address and looks, in the plan that has it', () => {
    const [clientId] = Object.keys(resourcesOf(template, 'AWS::Cognito::UserPoolClient'));
    const [poolId] = Object.keys(resourcesOf(template, 'AWS::Cognito::UserPool'));
    template.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'ESSENTIALS' });
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: 'acme-chat',
      ManagedLoginVersion: 2,
    });
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      UserPoolId: { Ref: poolId },
      ClientId: { Ref: clientId },
      UseCognitoProvidedValues: true,
    });
  });

  it('has a client by code alone, without a secret, which rotates refresh tokens and says its flows', () => {
    const pages = ['https://chat.example.com/', 'https://www.example.com/'];
    template.resourceCountIs('AWS::Cognito::UserPoolClient', 1);
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      CallbackURLs: pages,
      LogoutURLs: pages,
      SupportedIdentityProviders: ['COGNITO'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
      // Without rotation's own enemy, ALLOW_REFRESH_TOKEN_AUTH, which is among those of a client that says none.
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('sends people back to the very addresses that are listed, and to no stranger where none are', () => {
    const addressesOf = (machine: object) =>
      onlyResource(machineTemplate(machine), 'AWS::Cognito::UserPoolClient').Properties.CallbackURLs;
    const pageUrls = ['https://www.example.com/chat/', 'http://localhost:5173/'];
    assert.deepEqual(
      addressesOf({ ...managed, managedLogin: { ...managed.managedLogin, pageUrls } }),
      pageUrls,
    );
    assert.deepEqual(addressesOf(managed), ['http://localhost:5173/']);
  });

  it('gives its people the ids that a machine of kind cognito would', () => {
    const [clientId] = Object.keys(resourcesOf(template, 'AWS::Cognito::UserPoolClient'));
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          TVM_AUTH_MODE: 'oidc',
          TVM_OIDC_ISSUER: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MembersPool'), 'ProviderURL'] },
          TVM_OIDC_AUDIENCE: { Ref: clientId },
          TVM_OIDC_SHORT_NAME: '*cognito',
          TVM_ID_CLAIM: Match.absent(),
        },
      },
    });
    assert.equal(variablesOf(machineTemplate({ ...managed, idClaim: 'sub' })).TVM_ID_CLAIM, 'sub');
  });

  it('has the groups of the policy, and no authorizer at the gateway', () => {
    template.resourceCountIs('AWS::Cognito::UserPoolGroup', 2);
    template.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
    template.hasOutput('UserPoolId', { Value: { Ref: Match.stringLikeRegexp('^MembersPool') } });
  });

  it('lets the page connect to the issuer and to the sign-in page, which also takes codes for tokens', () => {
    assert.deepEqual(connectSources({ machine: managed }), [
      'https://*.momentohq.com',
      'https://cognito-idp.{…}.{…}',
      'https://{…}.auth.{…}.amazoncognito.com',
      'https://{…}.execute-api.{…}.{…}',
    ]);
  });
});

describe('what a deployment says of such a machine', () => {
  function problemWith(machine: object): string {
    try {
      parseDeployment({ machines: [{ id: 'Test', name: 'Test', ...machine }] });
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return assert.fail('it was accepted');
  }

  for (const [what, machine, problem] of [
    ['no provider', { auth: 'oidc' }, /machines\[0\]\.issuer is missing/],
    [
      'an issuer by http',
      { ...provider, issuer: 'http://id.example.com' },
      /machines\[0\]\.issuer is "http:/,
    ],
    ['a short name of guests', { ...provider, shortName: 'guest' }, /machines\[0\]\.shortName is "guest"/],
    ['access tokens for nobody', { ...provider, token: 'access' }, /machines\[0\]\.audiences is missing/],
    ['a signature by a shared secret', { ...provider, algorithms: ['HS256'] }, /algorithms\[0\] is "HS256"/],
    ['ids by what people can edit', { ...provider, idClaim: 'name' }, /idClaim is "name", which people may/],
    ['scopes without openid', { ...provider, scopes: 'profile' }, /scopes is "profile", expected scopes/],
    ['an origin with a path', { ...provider, origins: ['https://a.example/b'] }, /origins\[0\] is "https:/],
    [
      'both providers',
      { ...managed, ...provider },
      /machines\[0\]\.issuer belongs to a provider that is there/,
    ],
    [
      'sign-up elsewhere',
      { ...provider, selfSignUp: true },
      /selfSignUp belongs to a user pool of the stack/,
    ],
    [
      'a domain that AWS refuses',
      { ...managed, managedLogin: { domainPrefix: 'my-aws-chat' } },
      /managedLogin\.domainPrefix is "my-aws-chat", expected 1 to 63/,
    ],
    [
      'a page with a query',
      { ...managed, managedLogin: { domainPrefix: 'acme', pageUrls: ['https://a.example/?b'] } },
      /pageUrls\[0\] is "https:\/\/a\.example\/\?b"/,
    ],
    ['addresses as ids, unsaid', { ...managed, idClaim: 'email' }, /"emailsAreUniqueAndPublic": true/],
  ] as const) {
    it(`is refused: ${what}`, () => assert.match(problemWith(machine), problem));
  }
});

function connectSources({ machine }: { machine: object }): string[] {
  const machines = [{ id: 'Test', name: 'Test', ...machine }];
  const app = chatApp({ machines, page: { rooms: ['lobby'] } });
  const headers = onlyResource(templateOf(app, 'MomentoChat-Page'), 'AWS::CloudFront::ResponseHeadersPolicy');
  const { ResponseHeadersPolicyConfig } = headers.Properties as {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: unknown } };
    };
  };
  const { ContentSecurityPolicy } = ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy;
  const sources = joined(ContentSecurityPolicy).match(/connect-src ([^;]*)/)?.[1] ?? '';
  return sources
    .split(' ')
    .filter((source) => source !== "'self'")
    .sort();
}
