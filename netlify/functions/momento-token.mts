import type { Config, Context } from '@netlify/functions';
import { refusalEntry } from '../../tvm/answer-entry.ts';
import { readOidcSettings } from '../../tvm/kinds/oidc.ts';
import { createLazyOidcCallerOf } from '../../tvm/oidc/lazy-oidc-caller.ts';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';
import { bodyText, createTokenMachine } from '../../tvm/token-machine.ts';

const { env } = process;
const mode = env.TVM_AUTH_MODE || 'open';
if (mode !== 'open' && mode !== 'oidc') {
  throw new Error(
    `unable to start; TVM_AUTH_MODE is "${mode}", and nothing on Netlify says who calls: use "open" or "oidc", or a function on AWS`,
  );
}

const callerOf =
  mode === 'oidc' ? createLazyOidcCallerOf(readOidcSettings(env)) : () => ({ kind: 'anonymous' }) as const;
const machine = createTokenMachine(optionsFromEnvironment(env, mode));

/** The Token Vending Machine, open to everybody, or to the people of an OpenID provider. A path in `config` and no method: other methods get their 405 here. */
export default async function momentoToken(
  request: Request,
  context?: Pick<Context, 'requestId'>,
): Promise<Response> {
  const answer = await machine(request, () => callerOf(request.headers.get('Authorization')));
  const { status, headers, refusal } = answer;
  if (refusal) {
    const requestId = context?.requestId ?? 'none';
    console.warn(JSON.stringify({ ...refusalEntry(refusal), event: 'token', requestId }));
  }
  return new Response(answer.body === undefined ? null : bodyText(answer), { status, headers });
}

// Netlify reads this text without running it, so there are only literals. A page asks once in about 25 minutes,
// and at most 12 times a minute in trouble; many pages may share the address of an office.
export const config: Config = {
  path: '/api/momento/token',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
