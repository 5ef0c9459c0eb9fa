import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { bodyText, type MachineAnswer } from '../token-machine.ts';

// Between API Gateway's proxy integration (REST API) and the machine.

/** Without the body, which no token request has. Undefined: what no `Request` can express. */
export function toRequest(event: APIGatewayProxyEvent): Request | undefined {
  try {
    // Only the query matters here: the gateway has chosen the path, and gives no host that could be trusted.
    const url = new URL('https://gateway.invalid/');
    for (const [name, value] of pairs(event.multiValueQueryStringParameters, event.queryStringParameters)) {
      url.searchParams.append(name, value);
    }
    const headers = new Headers();
    for (const [name, value] of pairs(event.multiValueHeaders, event.headers)) headers.append(name, value);
    return new Request(url, { method: event.httpMethod, headers });
  } catch {
    return undefined;
  }
}

/** What the gateway's authorizer has said. (`APIGatewayEventDefaultAuthorizerContext` is `any`.) */
export function authorizerOf(event: APIGatewayProxyEvent): unknown {
  return event.requestContext.authorizer;
}

export function toResult(answer: MachineAnswer): APIGatewayProxyResult {
  const { status, headers } = answer;
  return { statusCode: status, headers: { ...headers }, body: bodyText(answer) };
}

type Multi = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;
type Single = Readonly<Record<string, string | undefined>> | null | undefined;

/** A REST API sends both maps; test events of the console and hand-made ones often only the single-valued. */
function* pairs(multi: Multi, single: Single): Generator<[string, string]> {
  for (const [name, values] of Object.entries(multi ?? {})) {
    for (const value of values ?? []) yield [name, value];
  }
  if (multi) return;
  for (const [name, value] of Object.entries(single ?? {})) if (value !== undefined) yield [name, value];
}
