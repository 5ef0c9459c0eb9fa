// The part of the composition root for machines that take user names and passwords themselves; loaded when one is
// chosen.

import { SystemClock } from '../base/clock.ts';
import type { LambdaMachine } from '../config/app-config.ts';
import { LambdaWayIn } from '../sign-in/lambda/lambda-way-in.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import { TvmError } from '../tvm-client/tvm-error.ts';

export function lambdaWayIn({ url }: LambdaMachine): LambdaWayIn {
  const clock = new SystemClock();
  return new LambdaWayIn({
    requestToken: async (authorizer, { signal }) => {
      // A client for each try: who mistyped need not wait until a client would ask again.
      const client = new TvmClient({ url, authorizer, clock });
      try {
        return { ok: true, token: await client.getToken({ signal }) };
      } catch (error) {
        if (error instanceof TvmError) return { ok: false, failure: error };
        throw error;
      } finally {
        client.close();
      }
    },
  });
}
