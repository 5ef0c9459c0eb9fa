import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { machineTemplate, onlyResource, resourcesOf } from './support/synthesis.ts';

const page = 'https://chat.example.com';

const open = machineTemplate({ auth: 'open' }, { allowedOrigins: [page] });
const lambda = machineTemplate({ auth: 'lambda' }, { allowedOrigins: [page, 'https://b.example.com'] });
const cognito = machineTemplate({ auth: 'cognito' });

describe('the gateway', () => {
  it('is regional, with GET and its preflight at one path', () => {
    open.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    open.resourceCountIs('AWS::ApiGateway::Resource', 0);
    const methods = Object.values(resourcesOf(open, 'AWS::ApiGateway::Method'));
    assert.deepEqual(methods.map(({ Properties }) => String(Properties.HttpMethod)).sort(), [
      'GET',
      'OPTIONS',
    ]);
  });

  it("leaves the preflight to the handler, which echoes exactly the page's origin, and asks nobody who they are", () => {
    for (const template of [open, lambda, cognito]) {
      template.hasResourceProperties('AWS::ApiGateway::Method', {
        HttpMethod: 'OPTIONS',
        AuthorizationType: 'NONE',
        AuthorizerId: Match.absent(),
        Integration: { Type: 'AWS_PROXY' },
      });
    }
  });

  it('lets through as many vends a second as Momento makes, and preflights beside them', () => {
    assert.deepEqual(throttles(open), { GET: [5, 10], OPTIONS: [20, 40] });
    assert.deepEqual(throttles(machineTemplate({ vendsPerSecond: 50 })), {
      GET: [50, 100],
      OPTIONS: [200, 400],
    });
  });

  it('logs each request for a month, without query string and headers', () => {
    const { AccessLogSetting, MethodSettings } = onlyResource(open, 'AWS::ApiGateway::Stage').Properties as {
      AccessLogSetting: { Format: string };
      MethodSettings: readonly { LoggingLevel?: string; DataTraceEnabled: boolean }[];
    };
    const fields = Object.values(JSON.parse(AccessLogSetting.Format) as Record<string, string>);
    assert.ok(fields.includes('$context.requestId'));
    for (const field of fields)
      assert.match(field, /^\$context\.(?!.*(path|querystring|header|authorizer|resource))/i);
    // Execution logs would hold both.
    assert.ok(
      MethodSettings.every(({ LoggingLevel, DataTraceEnabled }) => !LoggingLevel && !DataTraceEnabled),
    );
    for (const { Properties } of Object.values(resourcesOf(lambda, 'AWS::Logs::LogGroup'))) {
      assert.equal(Properties.RetentionInDays, 30);
    }
  });

  it('limits each address only where the deployment says so', () => {
    open.resourceCountIs('AWS::WAFv2::WebACL', 0);
    const limited = machineTemplate({ requestsPerMinutePerAddress: 60 });
    limited.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Action: { Block: {} },
          Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 60, EvaluationWindowSec: 60 } },
          VisibilityConfig: { SampledRequestsEnabled: false },
        },
      ],
    });
    limited.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
  });
});

describe("the gateway's own answers", () => {
  const answers = Object.values(resourcesOf(open, 'AWS::ApiGateway::GatewayResponse')).map(
    ({ Properties }) => Properties as unknown as GatewayAnswer,
  );

  it('cover every 4xx and 5xx, and the cases a client acts on by type', () => {
    const types = answers.map(({ ResponseType }) => ResponseType);
    for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX', 'UNAUTHORIZED', 'ACCESS_DENIED', 'THROTTLED']) {
      assert.ok(types.includes(type), type);
    }
  });

  for (const { ResponseType, ResponseTemplates, ResponseParameters } of answers) {
    it(`are JSON with a code, not to be stored, and readable by the page (${ResponseType})`, () => {
      const { error } = JSON.parse(ResponseTemplates['application/json']) as {
        error: Record<string, unknown>;
      };
      assert.deepEqual(Object.keys(error).sort(), ['code', 'message', 'retryable']);
      assert.equal(ResponseParameters['gatewayresponse.header.Cache-Control'], "'no-store'");
      assert.equal(ResponseParameters['gatewayresponse.header.Access-Control-Allow-Origin'], `'${page}'`);
    });
  }

  it('say when to come back where there are too many', () => {
    for (const type of ['THROTTLED', 'WAF_FILTERED']) {
      const answer = answers.find(({ ResponseType }) => ResponseType === type);
      assert.equal(answer?.ResponseParameters['gatewayresponse.header.Retry-After'], "'5'", type);
    }
    open.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'WAF_FILTERED',
      StatusCode: '429',
    });
  });

  it('echo the origin where there are several, for each of which a cache must keep its own, without credentials', () => {
    for (const { Properties } of Object.values(resourcesOf(lambda, 'AWS::ApiGateway::GatewayResponse'))) {
      const { ResponseParameters: headers } = Properties as unknown as GatewayAnswer;
      assert.equal(
        headers['gatewayresponse.header.Access-Control-Allow-Origin'],
        'method.request.header.Origin',
      );
      assert.equal(headers['gatewayresponse.header.Vary'], "'Origin'");
      assert.equal(headers['gatewayresponse.header.Access-Control-Allow-Credentials'], undefined);
    }
  });

  it('let no page in where none is named', () => {
    for (const { Properties } of Object.values(resourcesOf(cognito, 'AWS::ApiGateway::GatewayResponse'))) {
      const { ResponseParameters: headers } = Properties as unknown as GatewayAnswer;
      assert.equal(headers['gatewayresponse.header.Access-Control-Allow-Origin'], undefined);
    }
  });

  it('make a new deployment of the API when they change', () => {
    const other = machineTemplate({ auth: 'open' }, { allowedOrigins: ['https://b.example.com'] });
    const idOf = (template: Template) => Object.keys(resourcesOf(template, 'AWS::ApiGateway::Deployment'));
    assert.notDeepEqual(idOf(open), idOf(other));
  });
});

interface GatewayAnswer {
  readonly ResponseType: string;
  readonly ResponseTemplates: { readonly 'application/json': string };
  readonly ResponseParameters: Readonly<Record<string, string>>;
}

/** Rate and burst, by method. */
function throttles(template: Template): Record<string, number[]> {
  const { MethodSettings } = onlyResource(template, 'AWS::ApiGateway::Stage').Properties as {
    MethodSettings: {
      ResourcePath: string;
      HttpMethod: string;
      ThrottlingRateLimit: number;
      ThrottlingBurstLimit: number;
    }[];
  };
  return Object.fromEntries(
    MethodSettings.map(({ ResourcePath, HttpMethod, ThrottlingRateLimit, ThrottlingBurstLimit }) => {
      assert.equal(ResourcePath, '/');
      return [HttpMethod, [ThrottlingRateLimit, ThrottlingBurstLimit]];
    }),
  );
}
