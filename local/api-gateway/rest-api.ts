import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { GatewayResponse } from '../../tvm/lambda/gateway-responses.ts';
import { type MachineClock, systemClock } from '../../tvm/machine-clock.ts';
import type { Authorizer } from './authorizer.ts';
import { proxyEvent, type Stage } from './events.ts';
import { answerFor, type GatewayAnswer, GatewayError } from './gateway-error.ts';
import { invoke, type LambdaFunction, LambdaTimeout } from './lambda-function.ts';
import { readProxyResult } from './proxy-result.ts';
import { type RestRequest, readRequest } from './rest-request.ts';
import { createThrottle, type ThrottleOptions } from './throttle.ts';

export interface RestApiOptions {
  /** What runs every method. */
  readonly lambda: LambdaFunction<APIGatewayProxyEvent>;
  /** Of the API's root, by name. There are no other paths. */
  readonly methods: Readonly<Record<string, MethodOptions>>;
  /** What the gateway says when it answers by itself; with both defaults. */
  readonly responses: Readonly<Record<string, GatewayResponse>>;
  readonly integrationTimeoutMs: number;
  readonly clock?: MachineClock;
  /** Hears why a caller got a 5xx of the gateway. */
  readonly onFault?: (error: GatewayError) => void;
}

export interface MethodOptions {
  /** Absent: the method is open to everybody. */
  readonly authorizer?: Authorizer;
  readonly throttle: ThrottleOptions;
}

/** Answers one request; `url` is what follows the stage. */
export type RestApi = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/** A stage of a regional REST API, as far as one function behind one path needs it. */
export function createRestApi(stage: Stage, options: RestApiOptions): RestApi {
  const { lambda, integrationTimeoutMs, responses, onFault, clock = systemClock } = options;
  const methods = new Map(
    Object.entries(options.methods).map(([name, { authorizer, throttle }]) => {
      return [name, { authorizer, mayPass: createThrottle(throttle, clock) }];
    }),
  );

  const call = async (request: RestRequest): Promise<GatewayAnswer> => {
    const method = request.path === '/' ? methods.get(request.method) : undefined;
    if (!method) throw new GatewayError('MISSING_AUTHENTICATION_TOKEN');
    if (!method.mayPass()) throw new GatewayError('THROTTLED');
    const authorizer = await method.authorizer?.authorize(request, stage);
    const event = proxyEvent(request, { stage, authorizer });
    const result = await invoke(lambda, { event, timeoutMs: integrationTimeoutMs, clock }).catch(
      (error: unknown) => {
        const type = error instanceof LambdaTimeout ? 'INTEGRATION_TIMEOUT' : 'DEFAULT_5XX';
        throw new GatewayError(type, error);
      },
    );
    const answer = readProxyResult(result);
    if (!answer) throw new GatewayError('DEFAULT_5XX', new Error('malformed Lambda proxy response'));
    return answer;
  };

  const answer = async (request: RestRequest): Promise<GatewayAnswer> => {
    try {
      return await call(request);
    } catch (error) {
      const failure = error instanceof GatewayError ? error : new GatewayError('DEFAULT_5XX', error);
      if (failure.cause !== undefined) onFault?.(failure);
      return answerFor(failure, { request, responses });
    }
  };

  return (message, response, url) => {
    const request = readRequest(message, { url, receivedAtMs: clock.wallMs() });
    void answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, { ...headers, 'x-amzn-RequestId': request.id }).end(body);
    });
  };
}
