// Events of a REST API of API Gateway, made by hand: what the two Lambda functions read of them, and what stands
// beside it. (Sources: "Input format of a Lambda function for proxy integration", "Input to an API Gateway Lambda
// authorizer" of API Gateway's guide.)

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
