// Events of gateways, made by hand: what the two Lambda functions read of them, and what stands beside it. (Sources:
// "Input format of a Lambda function for proxy integration", "Input to an API Gateway Lambda authorizer", "AWS Lambda
// proxy integrations for HTTP APIs" of API Gateway's guide; "Invoking Lambda function URLs" of Lambda's; "Use Lambda
// functions as targets" of the load balancer's.)

import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

export interface EventOptions {
  readonly method?: string;
  /** Without or with the question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const REQUEST_ID = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef';
export const METHOD_ARN = 'arn:aws:execute-api:us-west-2:123456789012:abcdef1234/prod/GET/';

/** @param authorizer what the authorizer found out; absent: the method has none. */
export function proxyEvent({
  authorizer,
  ...options
}: EventOptions & { readonly authorizer?: unknown } = {}): APIGatewayProxyEvent {
  const base = requestPart(options);
  const requestContext = { ...base.requestContext, ...(authorizer === undefined ? {} : { authorizer }) };
  return { ...base, requestContext, body: null, isBase64Encoded: false } as unknown as APIGatewayProxyEvent;
}

export interface GuardedEventOptions extends EventOptions {
  /** What the authorizer found out; absent: there is none. */
  readonly authorizer?: unknown;
}

/** Payload 2.0: names in lower case, and one text of what comes twice. */
export function httpApiEvent(options: GuardedEventOptions = {}) {
  return payload2(options, 'abcdef1234.execute-api.us-west-2.amazonaws.com');
}

/** The same, but for its host name; nothing stands before it, or IAM. */
export function functionUrlEvent(options: GuardedEventOptions = {}) {
  return payload2(options, 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-west-2.on.aws');
}

/** Payload 1.0 of an HTTP API. */
export function httpApiEvent1(options: GuardedEventOptions = {}) {
  return { version: '1.0', ...proxyEvent(options) };
}

export interface LoadBalancerEventOptions extends EventOptions {
  /** Whether its target group sends lists. */
  readonly lists?: boolean;
  /** What it never writes, to see that nobody believes it. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Values of the query as the client has encoded them; of what comes twice, without lists, the last. */
export function loadBalancerEvent(options: LoadBalancerEventOptions = {}) {
  const { method = 'GET', query = '', headers = {}, lists = false, context } = options;
  const pairs = query
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)] as const);
  const lowered = inLowerCase(headers);
  return {
    requestContext: {
      ...context,
      elb: {
        targetGroupArn:
          'arn:aws:elasticloadbalancing:us-west-2:123456789012:targetgroup/tvm/6d0ecf831eec9f09',
      },
    },
    httpMethod: method,
    path: '/token',
    ...(lists
      ? { multiValueHeaders: listed(Object.entries(lowered)), multiValueQueryStringParameters: listed(pairs) }
      : { headers: lowered, queryStringParameters: Object.fromEntries(pairs) }),
    body: '',
    isBase64Encoded: false,
  };
}

function listed(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const names = [...new Set(pairs.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => [name, pairs.filter(([other]) => other === name).map(([, value]) => value)]),
  );
}

function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowered: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const before = lowered[name.toLowerCase()];
    lowered[name.toLowerCase()] = before === undefined ? value : `${before},${value}`;
  }
  return lowered;
}

function payload2(
  { method = 'GET', query = '', headers = {}, authorizer }: GuardedEventOptions,
  domainName: string,
) {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const [domainPrefix] = domainName.split('.');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: query.replace(/^\?/, ''),
    headers: inLowerCase(headers),
    ...(names.length === 0
      ? {}
      : {
          queryStringParameters: Object.fromEntries(
            names.map((name) => [name, parameters.getAll(name).join(',')]),
          ),
        }),
    requestContext: {
      accountId: '123456789012',
      apiId: domainPrefix,
      ...(authorizer === undefined ? {} : { authorizer }),
      domainName,
      domainPrefix,
      http: { method, path: '/', protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
      requestId: REQUEST_ID,
      routeKey: '$default',
      stage: '$default',
      time: '02/Jan/2026:03:04:05 +0000',
      timeEpoch: 1_767_323_045_000,
    },
    isBase64Encoded: false,
  };
}

export function authorizerEvent(
  options: EventOptions & { readonly methodArn?: string } = {},
): APIGatewayRequestAuthorizerEvent {
  const { methodArn = METHOD_ARN } = options;
  return {
    type: 'REQUEST',
    methodArn,
    ...requestPart(options),
  } as unknown as APIGatewayRequestAuthorizerEvent;
}

function requestPart({ method = 'GET', query = '', headers = {} }: EventOptions) {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  return {
    resource: '/',
    path: '/',
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    // Null, not empty, where there is no query.
    queryStringParameters: names.length === 0 ? null : Object.fromEntries(parameters),
    multiValueQueryStringParameters:
      names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])),
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdef1234',
      httpMethod: method,
      identity: { sourceIp: '203.0.113.7', userAgent: 'test' },
      path: '/prod/',
      protocol: 'HTTP/1.1',
      requestId: REQUEST_ID,
      requestTimeEpoch: 1_767_323_045_000,
      resourceId: 'root',
      resourcePath: '/',
      stage: 'prod',
    },
  };
}
