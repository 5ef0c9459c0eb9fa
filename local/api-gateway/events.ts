// The events of a REST API: what its Lambda functions get to see of a request. (Sources: "Input format of a
// Lambda function for proxy integration", "Input to an API Gateway Lambda authorizer" of API Gateway's guide.)

import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { RestRequest } from './rest-request.ts';

/** One stage of one API. */
export interface Stage {
  readonly apiId: string;
  readonly name: string;
}

const ACCOUNT_ID = '123456789012';
const REGION = 'us-west-2';

/** What an authorizer found out, as the function gets it under `requestContext.authorizer`. */
export type AuthorizerContext = Readonly<Record<string, unknown>>;

export function methodArn({ apiId, name }: Stage, { method, path }: RestRequest): string {
  return `arn:aws:execute-api:${REGION}:${ACCOUNT_ID}:${apiId}/${name}/${method}${path}`;
}

export function proxyEvent(
  request: RestRequest,
  { stage, authorizer }: { readonly stage: Stage; readonly authorizer: AuthorizerContext | undefined },
): APIGatewayProxyEvent {
  return {
    ...requestPart(request),
    requestContext: {
      ...requestContext(request, stage),
      // Without an authorizer there is no such key at all.
      ...(authorizer && { authorizer }),
    },
    body: null,
    isBase64Encoded: false,
  };
}

export function authorizerEvent(request: RestRequest, stage: Stage): APIGatewayRequestAuthorizerEvent {
  return {
    type: 'REQUEST',
    methodArn: methodArn(stage, request),
    ...requestPart(request),
    requestContext: requestContext(request, stage),
  };
}

function requestPart({ method, path, headers, query }: RestRequest) {
  const names = [...new Set(query.keys())];
  return {
    resource: path,
    path,
    httpMethod: method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    ...queryPart(new Map(names.map((name) => [name, query.getAll(name)]))),
    pathParameters: null,
    stageVariables: null,
  };
}

/** A request without a query has null, not an empty map. */
function queryPart(query: ReadonlyMap<string, readonly string[]>) {
  const isEmpty = query.size === 0;
  return {
    queryStringParameters: isEmpty ? null : lastValues(query),
    multiValueQueryStringParameters: isEmpty ? null : allValues(query),
  };
}

function lastValues(values: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1) ?? '']));
}

function allValues(values: ReadonlyMap<string, readonly string[]>): Record<string, string[]> {
  return Object.fromEntries([...values].map(([name, all]) => [name, [...all]]));
}

function requestContext(request: RestRequest, stage: Stage) {
  const { path, method, receivedAtMs } = request;
  return {
    resourceId: 'root',
    resourcePath: path,
    httpMethod: method,
    extendedRequestId: request.id,
    requestTime: logTime(new Date(receivedAtMs)),
    path: `/${stage.name}${path}`,
    accountId: ACCOUNT_ID,
    protocol: request.protocol,
    stage: stage.name,
    domainPrefix: stage.apiId,
    requestTimeEpoch: receivedAtMs,
    requestId: request.id,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: request.header('User-Agent') ?? null,
      userArn: null,
    },
    domainName: request.header('Host') ?? '',
    apiId: stage.apiId,
    authorizer: undefined,
  };
}

/** As in the logs of web servers: `20/Feb/2018:22:48:57 +0000`. */
function logTime(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
