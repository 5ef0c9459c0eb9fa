import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  type CfnAuthorizer,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '../lambda/embedded-metrics.ts';
import { type GatewayResponse, gatewayResponses } from '../lambda/gateway-responses.ts';
import { acknowledge } from './acknowledge.ts';
import type { WayIn } from './kinds/deployment-kind.ts';

export interface MachineApiProps {
  readonly function: IFunction;
  /** Who is asked whether a caller may, or the reason why nobody is. */
  readonly wayIn: WayIn['gateway'];
  readonly allowedOrigins: readonly string[];
  readonly vendsPerSecond: number;
  readonly tracing: boolean;
}

// Before it sends credentials, a browser asks whether it may. That must not eat up the vends.
const PREFLIGHTS_PER_VEND = 4;
const BURST_SECONDS = 2;
const REFUSALS_METRIC = 'GatewayRefusals';
const LOGS_POLICY = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs';

/** A regional REST API with one method at one path: `GET /`, and its preflight. */
export class MachineApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: MachineApiProps) {
    super(scope, id);
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new RestApi(this, 'Api', {
      restApiName: Stack.of(this).stackName,
      description: 'Token Vending Machine of Momento Chat',
      endpointTypes: [EndpointType.REGIONAL],
      // The account's role for logs. Each stack brings one and leaves it behind, because another stack may use it.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        methodOptions: {
          // A path and a method; the path is empty.
          '//GET': throttle(props.vendsPerSecond),
          '//OPTIONS': throttle(props.vendsPerSecond * PREFLIGHTS_PER_VEND),
        },
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat,
        tracingEnabled: props.tracing,
      },
    });
    acknowledge(this.api, {
      'AwsSolutions-APIG2':
        'The handler checks the one parameter there is; the gateway cannot say what is wrong with it.',
      'AwsSolutions-APIG3':
        'AWS WAF costs extra; `requestsPerMinutePerAddress` of deployment.json puts it in front.',
      'AwsSolutions-APIG6':
        'Execution logs hold headers, and so credentials. The access log says what happened.',
      [`AwsSolutions-IAM4[Policy::${LOGS_POLICY}]`]:
        'API Gateway wants exactly this policy for its role for logs.',
    });
    // API Gateway counts its 4xx together; what it refused by itself stands only in the access log.
    new MetricFilter(this, 'Refusals', {
      logGroup: accessLog,
      filterPattern: FilterPattern.stringValue('$.gatewayError', '!=', '-'),
      metricNamespace: METRICS_NAMESPACE,
      metricName: REFUSALS_METRIC,
      metricValue: '1',
      dimensions: { Api: '$.api', Reason: '$.gatewayError' },
    });
    this.#addMethods(props);
    const responses = gatewayResponses(props.allowedOrigins);
    for (const [type, response] of Object.entries(responses)) this.#addResponse(type, response);
    // AWS WAF blocks for one reason only here, too many requests (address-limit.ts).
    this.#addResponse('WAF_FILTERED', { ...responses.THROTTLED, statusCode: 429 });
  }

  /** The address for the page, such as `https://abc123.execute-api.us-west-2.amazonaws.com/prod/`. */
  get url(): string {
    return this.api.url;
  }

  /** The same without its path, for a Content-Security-Policy. */
  get origin(): string {
    const { restApiId, stack } = this.api;
    return `https://${restApiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  }

  /** How often the gateway answered by itself, for this reason. */
  refusals(reason: string): Metric {
    const dimensionsMap = { Api: this.api.restApiId, Reason: reason };
    return new Metric({ namespace: METRICS_NAMESPACE, metricName: REFUSALS_METRIC, dimensionsMap });
  }

  #addMethods({ function: handler, wayIn }: MachineApiProps): void {
    const authorizer = 'authorizer' in wayIn ? wayIn.authorizer : undefined;
    const integration = new LambdaIntegration(handler, {
      allowTestInvoke: false,
      timeout: Duration.seconds(20),
    });
    const get = this.api.root.addMethod('GET', integration, { authorizer });
    // The handler answers the preflight too: a template of the gateway's would be a second list of origins. It has
    // no authorizer, because a preflight never carries credentials.
    const options = this.api.root.addMethod('OPTIONS', integration);
    acknowledge(options, { 'AwsSolutions-APIG4': 'Browsers send no credentials with a preflight.' });
    if ('openBecause' in wayIn) acknowledge(get, { 'AwsSolutions-APIG4': wayIn.openBecause });
    if (authorizer instanceof CognitoUserPoolsAuthorizer) {
      const resource = authorizer.node.defaultChild as CfnAuthorizer;
      const expression = Lazy.string({ produce: () => resource.identityValidationExpression });
      // A gateway goes by what was deployed last. The CDK deploys anew for a change that it knows of, and not for this.
      this.api.latestDeployment?.addToLogicalId({ expression });
      this.api.latestDeployment?.node.addDependency(authorizer);
    } else {
      acknowledge(get, { 'AwsSolutions-COG4': 'The way to authorize is the choice of whoever deploys it.' });
    }
  }

  #addResponse(type: string, { statusCode, headers, template }: GatewayResponse): void {
    this.api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      statusCode: statusCode?.toString(),
      responseHeaders: { ...headers },
      templates: { 'application/json': template },
    });
  }
}

function throttle(ratePerSecond: number) {
  return {
    throttlingRateLimit: ratePerSecond,
    throttlingBurstLimit: ratePerSecond * BURST_SECONDS,
  };
}

/** Who, when, what came of it: no query string (it holds the name), no header (they hold the credentials). */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    api: AccessLogField.contextApiId(),
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    sourceIp: AccessLogField.contextIdentitySourceIp(),
    method: AccessLogField.contextHttpMethod(),
    status: AccessLogField.contextStatus(),
    latencyMs: AccessLogField.contextResponseLatency(),
    integrationLatencyMs: AccessLogField.contextIntegrationLatency(),
    gatewayError: AccessLogField.contextErrorResponseType(),
  }),
);
