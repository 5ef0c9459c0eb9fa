import { Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type GraphWidgetProps,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { AuthorizeOutcome } from '../lambda/embedded-metrics.ts';
import { vendOutcomes } from '../vend-outcome.ts';
import { answersOf, type MachineMetrics } from './machine-metrics.ts';

export interface MachineDashboardProps {
  readonly metrics: MachineMetrics;
  readonly alarms: readonly Alarm[];
  /** That the gateway asks before the machine, where it does. */
  readonly verifier?: IFunction | undefined;
}

const FULL_WIDTH = 24;
const AUTHORIZE_OUTCOMES: readonly AuthorizeOutcome[] = ['allowed', 'unauthorized', 'unavailable'];
/** Those that anybody may cause; others are in the access log. */
const GATEWAY_REASONS = ['THROTTLED', 'WAF_FILTERED', 'UNAUTHORIZED', 'ACCESS_DENIED', 'INTEGRATION_TIMEOUT'];

/** One page on one machine, in the order in which one asks: is it well, what does it answer, how fast, what fails. */
export class MachineDashboard extends Construct {
  readonly #name: string;

  constructor(scope: Construct, id: string, { metrics, alarms, verifier }: MachineDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard');
    const graph = (title: string, props: GraphWidgetProps) =>
      new GraphWidget({ title, width: FULL_WIDTH / 2, leftYAxis: { min: 0 }, ...props });
    dashboard.addWidgets(new AlarmStatusWidget({ width: FULL_WIDTH, alarms: [...alarms] }));
    dashboard.addWidgets(
      graph('Answers of the machine, by outcome', {
        stacked: true,
        left: labelled(vendOutcomes, (outcome) => metrics.answers(outcome)),
      }),
      graph('Time to an answer, ms', {
        left: labelled(['p50', 'p90', 'p99'], (statistic) => metrics.duration(statistic)),
      }),
    );
    dashboard.addWidgets(
      graph('Gateway: requests', {
        left: [metrics.gatewayRequests, metrics.gatewayRejections, metrics.gatewayErrors],
      }),
      graph('Gateway: turned away before the machine', {
        left: labelled(GATEWAY_REASONS, (reason) => metrics.gatewayRefusals(reason)),
      }),
    );
    dashboard.addWidgets(
      graph('Function', { left: [metrics.functionErrors, metrics.functionThrottles] }),
      ...(verifier
        ? [
            graph('Names and passwords', {
              left: labelled(AUTHORIZE_OUTCOMES, (outcome) => answersOf(verifier, outcome)),
            }),
          ]
        : []),
    );
    this.#name = dashboard.dashboardName;
  }

  /** Where it is in the console. */
  get url(): string {
    const { region } = Stack.of(this);
    return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${this.#name}`;
  }
}

/** A line for each, called by what it shows and not by the name that all of them have. */
function labelled<Name extends string>(names: readonly Name[], metricOf: (name: Name) => Metric): Metric[] {
  return names.map((label) => metricOf(label).with({ label }));
}
