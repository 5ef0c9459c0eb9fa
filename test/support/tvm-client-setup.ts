import { expect, onTestFinished } from 'vitest';
import { TvmClient, type TvmClientOptions, TvmError } from '../../src/tvm-client/index.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeTvm } from './fake-tvm.ts';

/** A client of a fake machine on a fake clock, without jitter; closed when the test is over. */
export function setUpTvmClient(options: Partial<TvmClientOptions> = {}) {
  const clock = new FakeClock();
  const tvm = new FakeTvm(clock);
  const client = new TvmClient({
    url: 'https://tvm.example/prod/',
    clock,
    fetch: tvm.fetch,
    random: () => 0,
    ...options,
  });
  onTestFinished(() => client.close());
  return { clock, tvm, client };
}

/** The error of a call that brings no token; the test fails when it brings one. */
export async function tokenFailure(call: Promise<unknown>): Promise<TvmError> {
  const error: unknown = await call.then(
    () => expect.unreachable('a token came'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TvmError)) throw error;
  return error;
}

/** Of that error, what a caller decides by. */
export async function refusal(call: Promise<unknown>) {
  const { code, retryable, retryAfterMs } = await tokenFailure(call);
  return { code, retryable, retryAfterMs };
}
