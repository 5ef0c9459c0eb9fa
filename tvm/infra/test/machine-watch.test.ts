import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { embeddedMetrics } from '../../lambda/embedded-metrics.ts';
import { vendOutcomes } from '../../vend-outcome.ts';
import { parseDeployment } from '../parse-deployment.ts';
import { joined, machineTemplate, onlyResource, resourcesOf } from './support/synthesis.ts';

const open = machineTemplate({ auth: 'open', name: 'Guest' });
const lambda = machineTemplate({ auth: 'lambda' });
const topicArn = 'arn:aws:sns:us-west-2:123456789012:ops';

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Metrics?: readonly MetricQuery[];
  readonly [more: string]: unknown;
}

interface MetricQuery {
  readonly Id: string;
  readonly Expression?: string;
  readonly ReturnData?: boolean;
  readonly MetricStat?: {
    readonly Metric: Pick<AlarmProperties, 'Namespace' | 'MetricName' | 'Dimensions'>;
    readonly Period: number;
    readonly Stat: string;
  };
}

/** By the name that the runbook has for them. */
function alarmsOf(template: Template): ReadonlyMap<string, AlarmProperties> {
  const all = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'));
  return new Map(
    all.map(({ Properties }) => {
      const alarm = Properties as unknown as AlarmProperties;
      return [/docs\/operating\.md, "(\w+)"\.$/.exec(alarm.AlarmDescription)?.[1] ?? '', alarm];
    }),
  );
}

describe('the alarms of a machine', () => {
  const alarms = alarmsOf(open);
  const runbook = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8');

  it('are one for each thing that the runbook knows what to do about', () => {
    const headings = [...runbook.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name);
    assert.deepEqual(new Set(headings), new Set(alarms.keys()));
    assert.equal(headings.length, alarms.size);
  });

  it('cost what the runbook says: they are billed by the metrics that they look at', () => {
    const looked = [...alarms.values()].flatMap(({ Metrics }) =>
      Metrics ? Metrics.filter(({ MetricStat }) => MetricStat) : [undefined],
    );
    assert.match(runbook, new RegExp(`^\\| alarms, .* \\| ${looked.length},`, 'm'));
  });

  it('say in words which machine and what the matter is', () => {
    assert.equal(
      alarms.get('Throttled')?.AlarmDescription,
      'Token Vending Machine "Guest": Momento vends no more tokens at this rate. What to do: docs/operating.md, "Throttled".',
    );
  });

  it('look at metrics that the function writes, by their exact names', () => {
    const line = embeddedMetrics({
      functionName: 'f',
      outcome: 'throttled',
      level: 'error',
      durationMs: 1,
      wallMs: 1,
    }) as {
      readonly _aws: {
        readonly CloudWatchMetrics: readonly {
          readonly Namespace: string;
          readonly Dimensions: readonly (readonly string[])[];
          readonly Metrics: readonly { readonly Name: string }[];
        }[];
      };
    };
    const written = line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Metrics.map(({ Name }) => `${Namespace} ${Name} by ${Dimensions[0]?.join()}`),
    );
    const ours = ['Throttled', 'Failures', 'Slow'].map((name) => alarms.get(name));
    const looked = ours.map(
      (alarm) =>
        `${alarm?.Namespace} ${alarm?.MetricName} by ${alarm?.Dimensions.map(({ Name }) => Name).join()}`,
    );
    assert.deepEqual([...looked].sort(), [...written].sort());
    const [fn] = Object.entries(resourcesOf(open, 'AWS::Lambda::Function'));
    for (const alarm of ours) assert.deepEqual(alarm?.Dimensions[0]?.Value, { Ref: fn?.[0] });
    assert.equal(alarms.get('Throttled')?.Dimensions[1]?.Value, 'throttled');
  });

  it('wait before they wake anybody, and take silence for peace', () => {
    const rules = [...alarms].map(([name, alarm]) => [
      name,
      [alarm.Statistic ?? alarm.ExtendedStatistic, alarm.Threshold, alarm.EvaluationPeriods],
    ]);
    assert.deepEqual(Object.fromEntries(rules), {
      Throttled: ['Sum', 10, 2],
      GatewayThrottled: ['Sum', 10, 2],
      AllRefused: [undefined, 10, 2],
      Failures: ['Sum', 3, 1],
      GatewayErrors: ['Sum', 3, 1],
      Slow: ['p99', 2_000, 3],
      FunctionErrors: ['Sum', 1, 1],
      FunctionThrottles: ['Sum', 1, 1],
    });
    for (const [, alarm] of alarms) {
      assert.equal(alarm.TreatMissingData, 'notBreaching');
      assert.equal(alarm.ComparisonOperator, 'GreaterThanOrEqualToThreshold');
      const periods = alarm.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Period ?? []) ?? [alarm.Period];
      assert.deepEqual(new Set(periods), new Set([300]));
    }
    assert.equal(alarms.get('Slow')?.EvaluateLowSampleCountPercentile, 'ignore');
  });

  it('notice that all are turned away only while nobody gets a token, whichever metric is missing', () => {
    const [expression, ...looked] = (alarms.get('AllRefused')?.Metrics ?? []).toSorted(
      (a, b) => Number(b.ReturnData ?? true) - Number(a.ReturnData ?? true),
    );
    assert.equal(expression?.Expression, 'IF(FILL(vended, 0) == 0, FILL(rejections, 0), 0)');
    const [fn] = Object.keys(resourcesOf(open, 'AWS::Lambda::Function'));
    const metrics = looked.map(({ Id, MetricStat }) => [
      Id,
      MetricStat?.Metric.Namespace,
      MetricStat?.Metric.MetricName,
      MetricStat?.Stat,
    ]);
    assert.deepEqual(metrics, [
      ['vended', 'MomentoChat/TokenVendingMachine', 'Answers', 'Sum'],
      ['rejections', 'AWS/ApiGateway', '4XXError', 'Sum'],
    ]);
    assert.deepEqual(looked[0]?.MetricStat?.Metric.Dimensions, [
      { Name: 'FunctionName', Value: { Ref: fn } },
      { Name: 'Outcome', Value: 'vended' },
    ]);
  });

  it('tell nobody unless the deployment says whom', () => {
    for (const [, alarm] of alarms) assert.equal(alarm.AlarmActions, undefined);
    open.resourceCountIs('AWS::SNS::Topic', 0);
  });

  it('go to a topic that is there already, when they begin and when they end', () => {
    const template = machineTemplate({}, { alarms: { topicArn } });
    template.resourceCountIs('AWS::SNS::Topic', 0);
    for (const [, alarm] of alarmsOf(template)) {
      assert.deepEqual([alarm.AlarmActions, alarm.OKActions], [[topicArn], [topicArn]]);
    }
  });

  it('go to an address by a topic of the stack, to which CloudWatch of this account alone may publish', () => {
    const template = machineTemplate({}, { alarms: { email: 'ops@example.com' } });
    const [topic] = Object.keys(resourcesOf(template, 'AWS::SNS::Topic'));
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@example.com',
      TopicArn: { Ref: topic },
    });
    for (const [, alarm] of alarmsOf(template)) assert.deepEqual(alarm.AlarmActions, [{ Ref: topic }]);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Resource: { Ref: topic },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});

describe('what the gateway refuses by itself', () => {
  it('is counted from the access log, by machine and reason', () => {
    open.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.gatewayError != "-" }',
      MetricTransformations: [
        {
          MetricNamespace: 'MomentoChat/TokenVendingMachine',
          MetricName: 'GatewayRefusals',
          MetricValue: '1',
          Dimensions: [
            { Key: 'Api', Value: '$.api' },
            { Key: 'Reason', Value: '$.gatewayError' },
          ],
        },
      ],
    });
    const { AccessLogSetting } = onlyResource(open, 'AWS::ApiGateway::Stage').Properties as {
      AccessLogSetting: { Format: string };
    };
    const format = JSON.parse(AccessLogSetting.Format) as Record<string, string>;
    assert.deepEqual([format.api, format.gatewayError], ['$context.apiId', '$context.error.responseType']);
    const [api] = Object.keys(resourcesOf(open, 'AWS::ApiGateway::RestApi'));
    assert.deepEqual(alarmsOf(open).get('GatewayThrottled')?.Dimensions, [
      { Name: 'Api', Value: { Ref: api } },
      { Name: 'Reason', Value: 'THROTTLED' },
    ]);
  });
});

describe('the dashboard of a machine', () => {
  const bodyOf = (template: Template) =>
    joined(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);

  it('is JSON that shows every outcome, the time, the gateway, the function and the alarms', () => {
    const { widgets } = JSON.parse(bodyOf(open)) as {
      widgets: { type: string; properties: { title?: string; metrics?: unknown[][]; alarms?: unknown[] } }[];
    };
    const answers = widgets.find(
      ({ properties }) => properties.title === 'Answers of the machine, by outcome',
    );
    const shown = answers?.properties.metrics?.map((metric) => metric[5] as string);
    assert.deepEqual(shown?.length, vendOutcomes.length);
    assert.equal(widgets.find(({ type }) => type === 'alarm')?.properties.alarms?.length, 8);
    assert.equal(widgets.length, 6);
  });

  it('shows names and passwords where a function checks them', () => {
    assert.doesNotMatch(bodyOf(open), /Names and passwords/);
    assert.match(bodyOf(lambda), /Names and passwords/);
  });

  it('can be found', () => {
    open.hasOutput('Dashboard', { Value: Match.anyValue() });
  });
});

describe('who hears of alarms', () => {
  const machines = [{ id: 'Guest', name: 'Guest', auth: 'open' }];

  it('is an address or a topic', () => {
    assert.deepEqual(parseDeployment({ machines, alarms: { topicArn } }).alarms, { topicArn });
    const email = 'ops+chat@mail.example.com';
    assert.deepEqual(parseDeployment({ machines, alarms: { email } }).alarms, { email });
    assert.equal(parseDeployment({ machines }).alarms, undefined);
  });

  for (const [alarms, problem] of [
    [{}, /alarms is {}, expected email or topicArn/],
    [{ email: 'ops@example.com', topicArn }, /expected email or topicArn/],
    [{ email: 'ops' }, /alarms\.email is "ops", expected an e-mail address/],
    [{ topicArn: 'ops' }, /alarms\.topicArn is "ops", expected the ARN of an SNS topic/],
    [{ mail: 'ops@example.com' }, /alarms\.mail is not a known key/],
  ] as const) {
    it(`is not ${JSON.stringify(alarms)}`, () => {
      assert.throws(() => parseDeployment({ machines, alarms }), problem);
    });
  }
});
