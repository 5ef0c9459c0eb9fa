import { machineKinds } from '../../tvm/kinds/machine-kinds.ts';
import { createLambdaAuthorizer } from '../../tvm/lambda/lambda-authorizer.ts';
import { createRequestAuthorizer } from '../api-gateway/request-authorizer.ts';
import { staff } from '../staff.ts';
import type { LocalKind } from './local-kind.ts';

// As tvm/infra configures it.
const RESULT_TTL_SECONDS = 5;

/** For staff, by user name and password. */
export const lambdaKind: LocalKind = {
  name: 'Staff',
  guard: ({ readUsers, clock, log }) => ({
    authorizer: createRequestAuthorizer({
      lambda: createLambdaAuthorizer({ readSecret: readUsers, ...(clock && { clock }), ...(log && { log }) }),
      identityHeaders: machineKinds.lambda.credentialHeaders,
      resultTtlSeconds: RESULT_TTL_SECONDS,
      ...(clock && { clock }),
    }),
  }),
  pageMachine: (place) => ({ ...place, auth: 'lambda' }),
  instructions: (url) => {
    const [user] = staff;
    return {
      users: staff.map(({ userName, password, tier }) => `${userName}  ${password}  ${tier}`).join('\n'),
      curl: `curl -H 'username: ${user?.userName}' -H 'password: ${user?.password}' '${url}'`,
    };
  },
};
