import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ANSWERS_METRIC,
  type AuthorizeOutcome,
  DURATION_METRIC,
  FAILURES_METRIC,
  METRICS_NAMESPACE,
} from '../lambda/embedded-metrics.ts';
import type { VendOutcome } from '../vend-outcome.ts';
import type { MachineApi } from './machine-api.ts';

const period = Duration.minutes(5);

/** What CloudWatch knows of one machine, by five minutes. Without labels, which an alarm would take for arithmetic. */
export class MachineMetrics {
  readonly #function: IFunction;
  readonly #api: MachineApi;

  constructor(options: { readonly function: IFunction; readonly api: MachineApi }) {
    this.#function = options.function;
    this.#api = options.api;
  }

  answers(outcome: VendOutcome): Metric {
    return answersOf(this.#function, outcome);
  }

  duration(statistic: string): Metric {
    return this.#own(DURATION_METRIC, statistic);
  }

  get failures(): Metric {
    return this.#own(FAILURES_METRIC, Stats.SUM);
  }

  /** What the gateway answered without the function, by its type of response, such as `THROTTLED`. */
  gatewayRefusals(reason: string): Metric {
    return this.#api.refusals(reason).with({ period, statistic: Stats.SUM });
  }

  get gatewayRequests(): Metric {
    return this.#stage.metricCount({ period, statistic: Stats.SUM });
  }

  get gatewayRejections(): Metric {
    return this.#stage.metricClientError({ period, statistic: Stats.SUM });
  }

  get gatewayErrors(): Metric {
    return this.#stage.metricServerError({ period, statistic: Stats.SUM });
  }

  /**
   * How many were turned away by the machine or the gateway while nobody got a token; else 0. Where nothing has happened,
   * a metric is missing, and arithmetic with it would be, too.
   */
  get allRefused(): MathExpression {
    return new MathExpression({
      expression: 'IF(FILL(vended, 0) == 0, FILL(rejections, 0), 0)',
      usingMetrics: { vended: this.answers('vended'), rejections: this.gatewayRejections },
      period,
    });
  }

  get functionErrors(): Metric {
    return this.#function.metricErrors({ period });
  }

  get functionThrottles(): Metric {
    return this.#function.metricThrottles({ period });
  }

  get #stage() {
    return this.#api.api.deploymentStage;
  }

  #own(metricName: string, statistic: string): Metric {
    const dimensionsMap = { FunctionName: this.#function.functionName };
    return new Metric({ namespace: METRICS_NAMESPACE, metricName, dimensionsMap, statistic, period });
  }
}

/** Of the machine's function, or of the one that checks passwords. */
export function answersOf({ functionName }: IFunction, outcome: VendOutcome | AuthorizeOutcome): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: ANSWERS_METRIC,
    dimensionsMap: { FunctionName: functionName, Outcome: outcome },
    statistic: Stats.SUM,
    period,
  });
}
