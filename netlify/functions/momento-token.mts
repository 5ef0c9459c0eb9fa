import type { Config } from '@netlify/functions';
import { faultOf } from '../../tvm/lambda/log.ts';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';

const { TVM_AUTH_MODE: mode } = process.env;
if (mode && mode !== 'open') {
  throw new Error(
    `unable to start; TVM_AUTH_MODE is "${mode}", and nothing on Netlify says who calls: use "open", or a function on AWS`,
  );
}

const tokens = createTokenHandler({
  ...optionsFromEnvironment(process.env),
  onRefusal: ({ status, code, reason, cause }) =>
    console.warn(JSON.stringify({ event: 'token', status, code, reason, fault: faultOf(cause) })),
});

/** The Token Vending Machine, open to everybody. A path in `config` and no method: other methods get their 405 here. */
export default function momentoToken(request: Request): Promise<Response> {
  return tokens(request, { kind: 'anonymous' });
}

// Netlify reads this text without running it, so there are only literals. A page asks once in about 25 minutes,
// and at most 12 times a minute in trouble; many pages may share the address of an office.
export const config: Config = {
  path: '/api/momento/token',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
