import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import {
  chatApp,
  joined,
  machineTemplate,
  onlyResource,
  resourcesOf,
  templateOf,
} from './support/synthesis.ts';

const page = 'https://chat.example.com';

const open = machineTemplate({ auth: 'open' }, { cacheName: 'talk', allowedOrigins: [page] });
const lambda = machineTemplate({ auth: 'lambda' });
const cognito = machineTemplate({ auth: 'cognito' });
const ways = { open, lambda, cognito };

describe('the token function', () => {
  it('runs the bundle on Node.js 22 and arm64, within the time the gateway waits', () => {
    open.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs22.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 15,
    });
    open.hasResourceProperties('AWS::ApiGateway::Method', { Integration: { TimeoutInMillis: 20_000 } });
  });

  it('is told how it authorizes, where the key is, and which pages may ask', () => {
    const { ApiKeyF9DDEE66: secret } = resourcesOf(open, 'AWS::SecretsManager::Secret');
    assert.ok(secret);
    assert.deepEqual(onlyResource(open, 'AWS::Lambda::Function').Properties.Environment, {
      Variables: {
        TVM_AUTH_MODE: 'open',
        TVM_API_KEY_SECRET: { Ref: 'ApiKeyF9DDEE66' },
        TVM_ALLOWED_ORIGINS: page,
        TVM_CACHE_NAME: 'talk',
      },
    });
  });

  it('is told its policy where the deployment has one', () => {
    const policy = { anonymous: { role: 'subscribe-only', caches: ['chat'], topics: ['news'] } };
    const template = machineTemplate({ policy });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TVM_POLICY: JSON.stringify(policy) } },
    });
  });

  it('has no limit of its own on concurrency unless told, because new accounts have none to give away', () => {
    open.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: Match.absent() });
    machineTemplate({ reservedConcurrency: 20 }).hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 20,
    });
  });

  it('is traced only where the deployment says so', () => {
    open.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: Match.absent() });
    const traced = machineTemplate({ tracing: true });
    traced.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
    traced.hasResourceProperties('AWS::ApiGateway::Stage', { TracingEnabled: true });
  });
});

describe('the secrets', () => {
  it('are made with a placeholder, and no value stands in the template', () => {
    for (const { Properties } of Object.values(resourcesOf(lambda, 'AWS::SecretsManager::Secret'))) {
      assert.ok(Properties.GenerateSecretString);
      assert.equal(Properties.SecretString, undefined);
    }
    lambda.resourceCountIs('AWS::SecretsManager::Secret', 2);
  });

  it('begin without any user', () => {
    lambda.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { SecretStringTemplate: '{"users":{}}' },
    });
  });

  it('are each read by the one function that needs it', () => {
    const readers = Object.entries(resourcesOf(lambda, 'AWS::IAM::Policy')).map(([id, { Properties }]) => {
      const { Statement } = Properties.PolicyDocument as {
        Statement: { Action: string[]; Resource: unknown }[];
      };
      const read = Statement.filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'));
      return [id.replace(/Role.*/, ''), read.map(({ Resource }) => Resource)];
    });
    assert.deepEqual(Object.fromEntries(readers), {
      TokenHandler: [{ Ref: 'ApiKeyF9DDEE66' }],
      Authorizer: [{ Ref: 'Users0A0EEA89' }],
    });
  });
});

describe('the rights of every function', () => {
  for (const [way, template] of Object.entries(ways)) {
    it(`name their actions and resources (${way})`, () => {
      for (const { Properties } of Object.values(resourcesOf(template, 'AWS::IAM::Policy'))) {
        assert.doesNotMatch(JSON.stringify(Properties.PolicyDocument), /\*/);
      }
    });

    it(`come without any custom resource (${way})`, () => {
      const types = Object.values(resourcesOf(template)).map(({ Type }) => Type);
      assert.deepEqual(
        types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource')),
        [],
      );
    });
  }
});

describe("the stack's outputs", () => {
  it("give the machine's entry in the page's config.json", () => {
    const url = 'https://{…}.execute-api.{…}.{…}/{…}/';
    assert.deepEqual(pageMachine(open), { name: 'Test', auth: 'open', url });
    assert.deepEqual(pageMachine(lambda), { name: 'Test', auth: 'lambda', url });
    assert.deepEqual(pageMachine(cognito), {
      name: 'Test',
      auth: 'cognito',
      url,
      userPoolId: '{…}',
      clientId: '{…}',
      authFlow: 'USER_SRP_AUTH',
    });
  });

  it('name the secrets to fill', () => {
    open.hasOutput('ApiKeySecret', { Value: { Ref: 'ApiKeyF9DDEE66' } });
    lambda.hasOutput('UsersSecret', { Value: { Ref: 'Users0A0EEA89' } });
    cognito.hasOutput('UserPoolId', { Value: { Ref: Match.stringLikeRegexp('^MembersPool') } });
  });
});

describe('two machines in one app, and two deployments in one region', () => {
  const machines = [
    { id: 'A', name: 'A', auth: 'lambda' },
    { id: 'B', name: 'B', auth: 'lambda' },
  ];
  const app = chatApp({ name: 'One', machines }, { name: 'Two', machines });
  const templates = ['One-A', 'One-B', 'Two-A'].map((stackName) => templateOf(app, stackName));

  it('fix the name of nothing that must be unique', () => {
    const fixed: Readonly<Record<string, string>> = {
      'AWS::Lambda::Function': 'FunctionName',
      'AWS::IAM::Role': 'RoleName',
      'AWS::Logs::LogGroup': 'LogGroupName',
      'AWS::SecretsManager::Secret': 'Name',
      'AWS::Cognito::UserPool': 'UserPoolName',
    };
    for (const [type, name] of Object.entries(fixed)) {
      const found = [...templates, cognito].flatMap((template) => Object.values(resourcesOf(template, type)));
      assert.ok(found.length > 0, type);
      for (const { Properties } of found) assert.equal(Properties[name], undefined, `${type} ${name}`);
    }
  });

  it('share no name where a name is needed', () => {
    const names = templates.flatMap((template) =>
      Object.values(resourcesOf(template)).flatMap(({ Properties }) => Properties?.Name ?? []),
    );
    assert.equal(names.length, 2 * templates.length);
    assert.equal(new Set(names).size, names.length);
  });

  it("leave the account's role for gateway logs to each other when they go", () => {
    for (const template of templates) {
      template.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' });
      template.hasResource('AWS::IAM::Role', {
        DeletionPolicy: 'Retain',
        Properties: {
          AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] },
        },
      });
    }
  });
});

function pageMachine(template: Template): unknown {
  const { PageMachine } = template.findOutputs('PageMachine') as { PageMachine: { Value: unknown } };
  return JSON.parse(joined(PageMachine.Value));
}
