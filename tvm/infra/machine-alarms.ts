import { Alarm, type MathExpression, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { MachineMetrics } from './machine-metrics.ts';

export interface MachineAlarmsProps {
  /** What people call the machine. */
  readonly machineName: string;
  readonly metrics: MachineMetrics;
  /** Hears when an alarm begins and ends. Absent: they are to be looked at. */
  readonly topic?: ITopic | undefined;
}

interface AlarmRule {
  /** What is the matter, for who gets the mail; the runbook has a heading for each. */
  readonly says: string;
  readonly metric: Metric | MathExpression;
  readonly atLeast: number;
  /** How many five minutes in a row. Default: one. */
  readonly periods?: number;
}

/** What is not said for long enough, or by too few, is not worth waking anybody. */
export class MachineAlarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { machineName, metrics, topic }: MachineAlarmsProps) {
    super(scope, id);
    this.alarms = Object.entries(alarmRules(metrics)).map(
      ([name, { says, metric, atLeast, periods = 1 }]) => {
        const alarm = new Alarm(this, name, {
          alarmDescription: `Token Vending Machine "${machineName}": ${says}. What to do: docs/operating.md, "${name}".`,
          metric,
          threshold: atLeast,
          evaluationPeriods: periods,
          // A machine that nobody asks tells nothing.
          treatMissingData: TreatMissingData.NOT_BREACHING,
          ...(isP99(metric) ? { evaluateLowSampleCountPercentile: 'ignore' } : {}),
        });
        if (topic) {
          alarm.addAlarmAction(new SnsAction(topic));
          alarm.addOkAction(new SnsAction(topic));
        }
        return alarm;
      },
    );
  }
}

function isP99(metric: Metric | MathExpression): boolean {
  return metric instanceof Metric && metric.statistic === Stats.p(99);
}

function alarmRules(metrics: MachineMetrics): Readonly<Record<string, AlarmRule>> {
  return {
    Throttled: {
      says: 'Momento vends no more tokens at this rate',
      metric: metrics.answers('throttled'),
      atLeast: 10,
      periods: 2,
    },
    GatewayThrottled: {
      says: 'the gateway turns requests away, because there are more than vendsPerSecond',
      metric: metrics.gatewayRefusals('THROTTLED'),
      atLeast: 10,
      periods: 2,
    },
    AllRefused: {
      says: 'nobody gets a token, and all who ask are turned away',
      metric: metrics.allRefused,
      atLeast: 10,
      periods: 2,
    },
    Failures: {
      says: 'it cannot vend, and the log says why',
      metric: metrics.failures,
      atLeast: 3,
    },
    GatewayErrors: {
      says: 'the gateway answers 5xx',
      metric: metrics.gatewayErrors,
      atLeast: 3,
    },
    Slow: {
      says: 'one answer of a hundred takes more than 2 s',
      metric: metrics.duration(Stats.p(99)),
      atLeast: 2_000,
      periods: 3,
    },
    FunctionErrors: {
      says: 'its function does not start, or crashes',
      metric: metrics.functionErrors,
      atLeast: 1,
    },
    FunctionThrottles: {
      says: 'Lambda runs no more of its function at once',
      metric: metrics.functionThrottles,
      atLeast: 1,
    },
  };
}
