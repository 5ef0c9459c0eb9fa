import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { MachineClock } from '../../tvm/machine-clock.ts';

/** A handler of the Node runtime. */
export type LambdaFunction<Event> = (event: Event, context: Context) => Promise<unknown>;

/** The function did not end in the time that the gateway gives it. It goes on, unheard. */
export class LambdaTimeout extends Error {
  override readonly name = 'LambdaTimeout';
}

export interface Invocation<Event> {
  readonly event: Event;
  readonly timeoutMs: number;
  readonly clock: MachineClock;
}

/**
 * Runs a function as the service does: events and results are JSON, so nothing else gets in or out.
 * @throws LambdaTimeout, and whatever the function throws.
 */
export async function invoke<Event>(
  lambda: LambdaFunction<Event>,
  { event, timeoutMs, clock }: Invocation<Event>,
): Promise<unknown> {
  const { promise: late, cancel } = rejectAfter(timeoutMs, clock);
  const endsAtMs = clock.monotonicMs() + timeoutMs;
  const running = async () =>
    lambda(
      overTheWire(event) as Event,
      contextUntil(() => endsAtMs - clock.monotonicMs()),
    );
  try {
    return overTheWire(await Promise.race([running(), late]));
  } finally {
    cancel();
  }
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function rejectAfter(timeoutMs: number, clock: MachineClock) {
  let cancel = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    cancel = clock.setTimer(timeoutMs, () =>
      reject(new LambdaTimeout(`unable to get an answer of the function; it took more than ${timeoutMs} ms`)),
    );
  });
  return { promise, cancel };
}

function contextUntil(getRemainingTimeInMillis: () => number): Context {
  const functionName = 'local';
  const ignore = () => {};
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-west-2:123456789012:function:${functionName}`,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: '256',
    getRemainingTimeInMillis,
    done: ignore,
    fail: ignore,
    succeed: ignore,
  };
}
