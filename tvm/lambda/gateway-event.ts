// Between what a gateway makes of a request and the machine. There are two shapes of events: maps of decoded values
// (a REST API; a load balancer, which decodes nothing), and payload 2.0 with the query as it came (an HTTP API, a
// function URL). Which gateway spoke is told by what only it writes, never by a header.

import type { APIGatewayProxyResult } from 'aws-lambda';
import { fieldsOf } from '../kinds/fields-of.ts';
import type { Gateway } from '../kinds/gateway.ts';
import { bodyText, type MachineAnswer } from '../token-machine.ts';
import type { TokenRequest } from '../token-request.ts';

/** A request, as the gateway that spoke has put it. */
export interface GatewayEvent {
  readonly gateway: Gateway;
  /** Without the body, which no token request has. Undefined: what no `Request` can express. */
  readonly request: TokenRequest | undefined;
  /** What the gateway's authorizer has said, in the form that is its own. */
  readonly authorizer: unknown;
  /** What this gateway makes an answer of. */
  toResult(answer: MachineAnswer): APIGatewayProxyResult;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads anything. Undefined: it is no request of a gateway that this machine knows. */
export function readEvent(event: unknown): GatewayEvent | undefined {
  const fields = fieldsOf(event);
  const context = fieldsOf(fields.requestContext);
  const gateway = gatewayOf(fields);
  if (!gateway) return undefined;
  return {
    gateway,
    request: requestOf(fields, gateway),
    authorizer: authorizerOf(fields, context),
    toResult: takesLists(fields, gateway) ? toListedResult : toResult,
  };
}

function gatewayOf({ requestContext, version, httpMethod }: Fields): Gateway | undefined {
  const { elb, http, domainName } = fieldsOf(requestContext);
  if (elb !== undefined) return 'load-balancer';
  if (http !== undefined) return isOfApi(domainName) ? 'http-api' : 'function-url';
  if (typeof requestContext !== 'object' || requestContext === null || typeof httpMethod !== 'string') {
    return undefined;
  }
  if (version === undefined) return 'rest-api';
  // Payload 1.0 of an HTTP API, which is a REST API's but for this.
  return version === '1.0' ? 'http-api' : undefined;
}

/** A function URL has a name of its own; without a name nothing tells that somebody has verified the caller. */
function isOfApi(domainName: unknown): boolean {
  return typeof domainName === 'string' && domainName !== '' && !domainName.includes('.lambda-url.');
}

/** What `new Request` takes: a word, but not the three that the web forbids. */
const METHOD = /^(?!(?:CONNECT|TRACE|TRACK)$)[\w!#$%&'*+.^`|~-]+$/i;

function requestOf(event: Fields, gateway: Gateway): TokenRequest | undefined {
  const { http } = fieldsOf(event.requestContext);
  const method = http === undefined ? event.httpMethod : fieldsOf(http).method;
  if (typeof method !== 'string' || !METHOD.test(method)) return undefined;
  try {
    // Only the query matters here: the gateway has chosen the path, and gives no host that could be trusted.
    const url = new URL('https://gateway.invalid/');
    url.search = queryOf(event, gateway);
    const headers = new Headers();
    for (const [name, value] of pairs(event.multiValueHeaders, event.headers)) headers.append(name, value);
    return { method, url: url.href, headers };
  } catch {
    return undefined;
  }
}

/** URL-encoded. */
function queryOf(event: Fields, gateway: Gateway): string {
  const { rawQueryString, multiValueQueryStringParameters, queryStringParameters } = event;
  // The maps beside it merge what comes twice.
  if (typeof rawQueryString === 'string') return rawQueryString;
  const query = [...pairs(multiValueQueryStringParameters, queryStringParameters)];
  if (gateway !== 'load-balancer') return new URLSearchParams(query).toString();
  return query.map((pair) => pair.map((part) => part.replaceAll('&', '%26')).join('=')).join('&');
}

/** An HTTP API says in payload 1.0 what it says in 2.0, but puts it elsewhere. */
function authorizerOf({ version }: Fields, { authorizer, http }: Fields): unknown {
  if (version !== '1.0' || http !== undefined) return authorizer;
  return { jwt: authorizer, lambda: authorizer };
}

/** Every value of a name. What sends both maps has all of it in the one with lists; many send only one. */
function* pairs(multi: unknown, single: unknown): Generator<[string, string]> {
  const lists = Object.entries(fieldsOf(multi));
  const all = lists.length > 0 ? lists : Object.entries(fieldsOf(single));
  for (const [name, values] of all) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (typeof value === 'string') yield [name, value];
    }
  }
}

/** A load balancer that sends lists reads nothing else. */
function takesLists({ multiValueHeaders }: Fields, gateway: Gateway): boolean {
  return gateway === 'load-balancer' && typeof multiValueHeaders === 'object' && multiValueHeaders !== null;
}

export function toResult(answer: MachineAnswer): APIGatewayProxyResult {
  const { status, headers } = answer;
  return { statusCode: status, headers: { ...headers }, body: bodyText(answer) };
}

function toListedResult(answer: MachineAnswer): APIGatewayProxyResult {
  const { headers = {}, ...rest } = toResult(answer);
  const lists = Object.entries(headers).map(([name, value]) => [name, [value]]);
  return { ...rest, multiValueHeaders: Object.fromEntries(lists) as Record<string, string[]> };
}
