import type { Caller } from '../caller.ts';
import { fieldsOf } from './fields-of.ts';
import type { MachineKind } from './machine-kind.ts';

/** A user name and a password in two headers, which an authorizer function has compared with a secret. */
export const lambdaKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['username', 'password'],
  // A function URL and a load balancer have no such authorizer.
  createCallers: () => ({
    'rest-api': ({ authorizer }) => callerFromContext(authorizer),
    'http-api': ({ authorizer }) => callerFromContext(fieldsOf(authorizer).lambda),
  }),
};

/** @param context what `createLambdaAuthorizer` puts into its answer */
function callerFromContext(context: unknown): Caller {
  const { userName, tier } = fieldsOf(context);
  if (typeof userName !== 'string' || typeof tier !== 'string') return { kind: 'unverified' };
  return { kind: 'user', userName, groups: [tier] };
}
