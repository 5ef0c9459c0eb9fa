import type { Caller } from '../caller.ts';
import { fieldsOf } from './fields-of.ts';
import type { MachineKind } from './machine-kind.ts';

/** A user name and a password in two headers, which an authorizer function has compared with a secret. */
export const lambdaKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['username', 'password'],
  createCallerOf:
    () =>
    ({ authorizer }) =>
      callerFromContext(authorizer),
};

/** @param context what `createLambdaAuthorizer` puts into its answer */
function callerFromContext(context: unknown): Caller {
  const { userName, tier } = fieldsOf(context);
  if (typeof userName !== 'string' || typeof tier !== 'string') return { kind: 'unverified' };
  return { kind: 'user', userName, groups: [tier] };
}
