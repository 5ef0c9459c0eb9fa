// Who can sign in at the local machine that asks for a user name and a password.

import { hashPassword } from '../tvm/passwords/password-hash.ts';
import { formatUserDirectory } from '../tvm/passwords/user-directory.ts';

export interface StaffMember {
  readonly userName: string;
  /** Good for nothing but this machine, and it says so. */
  readonly password: string;
  /** A group of the default policy. */
  readonly tier: string;
}

export const staff: readonly StaffMember[] = [
  { userName: 'writer', password: 'Local-Only-1', tier: 'ReadWriteUserGroup' },
  { userName: 'reader', password: 'Local-Only-1', tier: 'ReadOnlyUserGroup' },
];

/** The least that the machine takes: it protects passwords that are public, and a busy machine has to be in time. */
const COST = { ln: 10, r: 8, p: 1 } as const;

let secret: Promise<string> | undefined;

/** The secret with the users. */
export function readStaffSecret(): Promise<string> {
  return (secret ??= makeSecret());
}

async function makeSecret(): Promise<string> {
  const users = staff.map(async ({ userName, password, tier }) => {
    return [userName, { tier, password: await hashPassword(password, COST) }] as const;
  });
  return formatUserDirectory(new Map(await Promise.all(users)));
}
