import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { CfnAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import { chatApp, machineTemplate, onlyResource, resourcesOf, templateOf } from './support/synthesis.ts';

const cognito = machineTemplate({ auth: 'cognito' });

describe('the way to authorize', () => {
  const open = machineTemplate({ auth: 'open' });
  const lambda = machineTemplate({ auth: 'lambda' });

  it('is none for an open machine', () => {
    open.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
    open.hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'GET', AuthorizationType: 'NONE' });
  });

  it('is a function on the two headers, whose answer is kept for 5 seconds', () => {
    lambda.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'REQUEST',
      IdentitySource: 'method.request.header.username,method.request.header.password',
      AuthorizerResultTtlInSeconds: 5,
    });
    lambda.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'GET',
      AuthorizationType: 'CUSTOM',
    });
    lambda.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TVM_USERS_SECRET: { Ref: 'Users0A0EEA89' } } },
      Runtime: 'nodejs22.x',
      Architectures: ['arm64'],
    });
  });

  it('is the pool of the stack, whose tokens are checked each time', () => {
    cognito.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'COGNITO_USER_POOLS',
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 0,
      ProviderARNs: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^MembersPool'), 'Arn'] }],
    });
    cognito.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'GET',
      AuthorizationType: 'COGNITO_USER_POOLS',
    });
  });

  it("takes tokens for the page's client only, at the gateway and in the function", () => {
    const clients = Object.keys(resourcesOf(cognito, 'AWS::Cognito::UserPoolClient'));
    assert.equal(clients.length, 1);
    const client = { Ref: clients[0] };
    cognito.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      IdentityValidationExpression: { 'Fn::Join': ['', ['^', client, '$']] },
    });
    cognito.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TVM_AUTH_MODE: 'cognito', TVM_USER_POOL_CLIENT_ID: client } },
    });
  });

  it('tells the function what makes the ids, where the deployment says so', () => {
    const variablesOf = (machine: object) => {
      const { Environment } = onlyResource(
        machineTemplate({ auth: 'cognito', ...machine }),
        'AWS::Lambda::Function',
      ).Properties as { Environment: { Variables: Record<string, unknown> } };
      const { TVM_ID_CLAIM: claim, TVM_EMAIL_IDS: emails } = Environment.Variables;
      return [claim, emails];
    };
    assert.deepEqual(variablesOf({}), [undefined, undefined]);
    assert.deepEqual(variablesOf({ idClaim: 'sub' }), ['sub', undefined]);
    const byAddress = { idClaim: 'email', emailsAreUniqueAndPublic: true };
    assert.deepEqual(variablesOf(byAddress), ['email', 'unique-and-public']);
  });

  it('is deployed once more where that check changes, and after it', () => {
    const app = chatApp({ machines: [{ id: 'Test', name: 'Test', auth: 'cognito' }] });
    const authorizer = app.node.findAll().find((node) => node instanceof CfnAuthorizer);
    assert.ok(authorizer);
    authorizer.identityValidationExpression = undefined;
    const before = templateOf(app, 'MomentoChat-Test');
    const idOf = (template: Template) => Object.keys(resourcesOf(template, 'AWS::ApiGateway::Deployment'));
    assert.notDeepEqual(idOf(cognito), idOf(before));
    const [authorizerId = ''] = Object.keys(resourcesOf(cognito, 'AWS::ApiGateway::Authorizer'));
    assert.ok(onlyResource(cognito, 'AWS::ApiGateway::Deployment').DependsOn?.includes(authorizerId));
  });
});

describe('the user pool', () => {
  it('takes an SRP proof of the password, and the password itself only where the deployment says so', () => {
    const flows = (template: Template) =>
      onlyResource(template, 'AWS::Cognito::UserPoolClient').Properties.ExplicitAuthFlows;
    assert.deepEqual(flows(cognito), ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    assert.deepEqual(flows(machineTemplate({ auth: 'cognito', passwordFlow: true })), [
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ]);
  });

  it('rotates refresh tokens only where the deployment says so, and then forbids the renewal without', () => {
    const clientOf = (template: Template) =>
      onlyResource(template, 'AWS::Cognito::UserPoolClient').Properties;
    assert.equal(clientOf(cognito).RefreshTokenRotation, undefined);
    const rotating = clientOf(machineTemplate({ auth: 'cognito', rotateRefreshTokens: true }));
    assert.deepEqual(rotating.RefreshTokenRotation, { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 });
    assert.deepEqual(rotating.ExplicitAuthFlows, ['ALLOW_USER_SRP_AUTH']);
  });

  it('lets people sign in without a password only where the deployment says so', () => {
    const partsOf = (template: Template) => {
      const { Policies, UserPoolTier, ...pool } = onlyResource(template, 'AWS::Cognito::UserPool')
        .Properties as { readonly [key: string]: unknown; readonly Policies: { SignInPolicy?: unknown } };
      const { ExplicitAuthFlows: flows } = onlyResource(template, 'AWS::Cognito::UserPoolClient').Properties;
      const passkeys = [pool.WebAuthnRelyingPartyID, pool.WebAuthnUserVerification];
      return { policy: Policies.SignInPolicy, tier: UserPoolTier, flows, passkeys };
    };
    assert.deepEqual(partsOf(cognito), {
      policy: undefined,
      tier: undefined,
      flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      passkeys: [undefined, undefined],
    });
    const flows = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
    assert.deepEqual(partsOf(machineTemplate({ auth: 'cognito', withoutPassword: ['email'] })), {
      policy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
      tier: 'ESSENTIALS',
      flows,
      passkeys: [undefined, undefined],
    });
    const both = { withoutPassword: ['passkey', 'email'], passkeyDomain: 'chat.example.com' };
    assert.deepEqual(partsOf(machineTemplate({ auth: 'cognito', ...both })), {
      policy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] },
      tier: 'ESSENTIALS',
      flows,
      passkeys: ['chat.example.com', 'required'],
    });
  });

  it('does not tell who has an account, and gives the page no secret', () => {
    cognito.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      PreventUserExistenceErrors: 'ENABLED',
      GenerateSecret: false,
      EnableTokenRevocation: true,
      AllowedOAuthFlowsUserPoolClient: false,
    });
  });

  it('has the groups of the policy, in its order of precedence, and nobody in them', () => {
    const groupsOf = (template: Template) =>
      Object.values(resourcesOf(template, 'AWS::Cognito::UserPoolGroup'))
        .sort((a, b) => Number(a.Properties.Precedence) - Number(b.Properties.Precedence))
        .map(({ Properties }) => Properties.GroupName);
    assert.deepEqual(groupsOf(cognito), ['ReadWriteUserGroup', 'ReadOnlyUserGroup']);
    const rule = { role: 'subscribe-only', caches: ['chat'], topics: 'all' };
    const own = machineTemplate({
      auth: 'cognito',
      policy: {
        groups: [
          { group: 'Zoo', ...rule },
          { group: 'Ants', ...rule },
        ],
      },
    });
    assert.deepEqual(groupsOf(own), ['Zoo', 'Ants']);
    cognito.resourceCountIs('AWS::Cognito::UserPoolUser', 0);
  });

  it('offers a second factor by app, and asks for strong passwords', () => {
    cognito.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
  });

  it('lets nobody sign up unless the deployment says so', () => {
    const selfSignUp = (template: Template) =>
      onlyResource(template, 'AWS::Cognito::UserPool').Properties.AdminCreateUserConfig;
    assert.deepEqual(selfSignUp(cognito), { AllowAdminCreateUserOnly: true });
    assert.deepEqual(selfSignUp(machineTemplate({ auth: 'cognito', selfSignUp: true })), {
      AllowAdminCreateUserOnly: false,
    });
  });

  it('takes "Ann" and "ann" for one person, and outlives its stack', () => {
    cognito.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { UsernameConfiguration: { CaseSensitive: false }, DeletionProtection: 'ACTIVE' },
    });
  });
});
