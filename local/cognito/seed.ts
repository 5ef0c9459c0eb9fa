import { randomUUID } from 'node:crypto';
import type { PoolUser } from './cognito-local-parts.ts';
import { EMAIL_OTP } from './sent-codes.ts';
import type { UserPool } from './user-pool.ts';

export const READ_WRITE_GROUP = 'ReadWriteUserGroup';
export const READ_ONLY_GROUP = 'ReadOnlyUserGroup';

/** Good for nothing but this stand-in, and it says so. */
const PASSWORD = 'Local-Only-1';
const TEMPORARY_PASSWORD = 'Temporary-Local-Only-1';
/** Always the same, so that an authenticator app can keep it from one run to the next. */
const TOTP_SECRET = 'LOCALONLYLOCALONLYLOCALONLYLOCAL';
const PHONE = '+15555550100';

export interface LocalUser {
  readonly username: string;
  /** Empty for one who has none. */
  readonly password: string;
  readonly groups: readonly string[];
  /** What the user is there for, in words. */
  readonly note: string;
  /** Base32, for users with an authenticator app. */
  readonly totpSecret?: string | undefined;
  /** Has to set up one of these factors before the first sign-in is through. */
  readonly mustSetUp?: readonly string[] | undefined;
}

interface SeededUser extends LocalUser {
  /** What the pool calls somebody who signs in by an address, which is `username`. */
  readonly id?: string;
  readonly hasPhone?: boolean;
  /** Codes by SMS are a second factor only for these. */
  readonly getsSmsCodes?: boolean;
  readonly getsEmailCodes?: boolean;
  readonly hasTemporaryPassword?: boolean;
}

const writes = { password: PASSWORD, groups: [READ_WRITE_GROUP] } as const;

const USERS: readonly SeededUser[] = [
  { ...writes, username: 'writer', note: 'reads and writes' },
  { ...writes, username: 'reader', groups: [READ_ONLY_GROUP], note: 'reads only' },
  { ...writes, username: 'both', groups: [READ_ONLY_GROUP, READ_WRITE_GROUP], note: 'is in both groups' },
  { ...writes, username: 'stranger', groups: [], note: 'is in no group, and gets no token' },
  {
    ...writes,
    username: 'newcomer',
    password: TEMPORARY_PASSWORD,
    note: 'has to choose a new password',
    hasTemporaryPassword: true,
  },
  {
    ...writes,
    username: 'totp',
    note: 'is asked for a code of an authenticator app',
    totpSecret: TOTP_SECRET,
  },
  { ...writes, username: 'sms', note: 'is asked for a code sent by SMS', hasPhone: true, getsSmsCodes: true },
  {
    ...writes,
    username: 'choice',
    note: 'chooses between both kinds of code',
    totpSecret: TOTP_SECRET,
    hasPhone: true,
    getsSmsCodes: true,
  },
  { ...writes, username: 'email', note: 'is asked for a code sent by e-mail', getsEmailCodes: true },
  {
    ...writes,
    username: 'email-newcomer',
    password: TEMPORARY_PASSWORD,
    note: 'has to choose a new password, and is asked for a code sent by e-mail then',
    hasTemporaryPassword: true,
    getsEmailCodes: true,
  },
  {
    ...writes,
    username: 'lost-phone',
    note: 'chooses among all three kinds of code',
    totpSecret: TOTP_SECRET,
    hasPhone: true,
    getsSmsCodes: true,
    getsEmailCodes: true,
  },
  {
    ...writes,
    username: 'setup',
    note: 'has to set up an authenticator app',
    mustSetUp: ['SOFTWARE_TOKEN_MFA'],
  },
  {
    ...writes,
    username: 'email-setup',
    note: 'lacks the address for codes by e-mail, which nobody can set up in the page',
    mustSetUp: [EMAIL_OTP],
  },
  {
    ...writes,
    username: 'any-way',
    note: 'chooses between password, codes by e-mail and SMS, and passkeys once there is one, where the page lets people choose',
    hasPhone: true,
  },
  {
    ...writes,
    username: 'passwordless',
    password: '',
    note: 'has no password, and signs in by a code sent by e-mail',
  },
];

/** As pools name everybody that sign people in by their address; the others have the names that tell what they are for. */
const BY_EMAIL: SeededUser = {
  ...writes,
  username: 'by-email@example.com',
  id: '7d1f5c1e-6a3b-4c8e-9f20-51c0de000001',
  note: 'is named by a UUID, and signs in by this address',
};

/** Puts users of every kind into an empty pool. */
export async function seed(
  pool: UserPool,
  { userNameIsEmail }: { readonly userNameIsEmail: boolean },
): Promise<readonly LocalUser[]> {
  const users = userNameIsEmail ? [BY_EMAIL, ...USERS] : USERS;
  await Promise.all(users.map((user) => pool.save(toPoolUser(user))));
  for (const group of [READ_WRITE_GROUP, READ_ONLY_GROUP]) {
    const members = users.filter(({ groups }) => groups.includes(group)).map(nameInPool);
    await pool.createGroup(group, members);
  }
  return users.map(({ username, password, groups, note, totpSecret, mustSetUp }) => ({
    username,
    password,
    groups,
    note,
    totpSecret,
    mustSetUp,
  }));
}

function nameInPool({ id, username }: SeededUser): string {
  return id ?? username;
}

function toPoolUser(user: SeededUser): PoolUser {
  const now = new Date();
  const factors = [
    ...(user.getsSmsCodes ? ['SMS_MFA'] : []),
    ...(user.totpSecret ? ['SOFTWARE_TOKEN_MFA'] : []),
    ...(user.getsEmailCodes ? [EMAIL_OTP] : []),
  ];
  return {
    Username: nameInPool(user),
    Password: user.password,
    UserStatus: user.hasTemporaryPassword ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED',
    Enabled: true,
    Attributes: [
      { Name: 'sub', Value: randomUUID() },
      { Name: 'email', Value: user.id ? user.username : `${user.username}@example.com` },
      { Name: 'email_verified', Value: 'true' },
      ...(user.hasPhone ? PHONE_ATTRIBUTES : []),
    ],
    UserCreateDate: now,
    UserLastModifiedDate: now,
    RefreshTokens: [],
    UserMFASettingList: factors,
    ...(user.getsSmsCodes ? { MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] } : {}),
    ...(user.totpSecret
      ? { SoftwareTokenMfaConfiguration: { Secret: user.totpSecret, Verified: true } }
      : {}),
  };
}

const PHONE_ATTRIBUTES = [
  { Name: 'phone_number', Value: PHONE },
  { Name: 'phone_number_verified', Value: 'true' },
];
