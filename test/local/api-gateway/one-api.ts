// One API at a gateway of its own, closed after the test.

import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { afterEach } from 'vitest';
import { startApiGateway } from '../../../local/api-gateway/api-gateway.ts';
import type { Authorizer } from '../../../local/api-gateway/authorizer.ts';
import type { RestApiOptions } from '../../../local/api-gateway/rest-api.ts';
import type { AllowedOrigins } from '../../../tvm/cors.ts';
import { gatewayResponses } from '../../../tvm/lambda/gateway-responses.ts';

export interface OneApiOptions extends Partial<Omit<RestApiOptions, 'methods' | 'responses'>> {
  readonly authorizer?: Authorizer;
  readonly throttle?: { readonly ratePerSecond: number; readonly burst: number };
  readonly allowedOrigins?: AllowedOrigins;
}

export interface OneApi {
  readonly url: string;
  /** What reached the function. */
  readonly events: readonly APIGatewayProxyEvent[];
}

export const PAGE = 'https://chat.example.com';
const UNLIMITED = { ratePerSecond: 1_000, burst: 1_000 };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** GET with the authorizer, and OPTIONS without; the function answers 200 unless told otherwise. */
export async function startOneApi(options: OneApiOptions = {}): Promise<OneApi> {
  const { authorizer, throttle = UNLIMITED, allowedOrigins = [PAGE], lambda = answerOk, ...rest } = options;
  const events: APIGatewayProxyEvent[] = [];
  const gateway = await startApiGateway({
    api: {
      integrationTimeoutMs: 20_000,
      ...rest,
      lambda: (event, context) => {
        events.push(event);
        return lambda(event, context);
      },
      methods: { GET: { throttle, ...(authorizer && { authorizer }) }, OPTIONS: { throttle } },
      responses: gatewayResponses(allowedOrigins),
    },
  });
  closers.push(() => gateway.close());
  return { url: gateway.urls.api, events };
}

async function answerOk(): Promise<APIGatewayProxyResult> {
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' };
}
