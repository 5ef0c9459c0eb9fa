import { createRequire } from 'node:module';
import type { MemoryStore } from './memory-store.ts';

/*
 * The parts of cognito-local that the stand-in is made of. They are loaded one by one: the package's entry
 * loads version 2 of the AWS SDK as well (which nothing here needs), takes three times as long, prints a
 * notice, and keeps its data in the working directory. Their shapes are written down here because the
 * package's own types would bring the AWS SDK's 600 files of declarations into every type check.
 */

const LIB = 'cognito-local/lib';

export interface Attribute {
  readonly Name: string;
  readonly Value: string;
}

/** A user as cognito-local stores one. */
export interface PoolUser {
  readonly Username: string;
  readonly Password: string;
  readonly UserStatus: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';
  readonly Enabled: boolean;
  readonly Attributes: readonly Attribute[];
  readonly UserCreateDate: Date;
  readonly UserLastModifiedDate: Date;
  readonly RefreshTokens: readonly string[];
  readonly ConfirmationCode?: string | undefined;
  readonly MFAOptions?: readonly { readonly DeliveryMedium: 'SMS'; readonly AttributeName: 'phone_number' }[];
  readonly UserMFASettingList?: readonly string[] | undefined;
  readonly PreferredMfaSetting?: string | undefined;
  readonly SoftwareTokenMfaConfiguration?:
    | { readonly Secret: string; readonly Verified: boolean }
    | undefined;
}

export interface Group {
  readonly GroupName: string;
  readonly members: readonly string[];
  readonly CreationDate: Date;
  readonly LastModifiedDate: Date;
}

export interface Context {
  readonly logger: Logger;
}

export interface Logger {
  child(): Logger;
  debug(): void;
  info(): void;
  warn(): void;
  error(): void;
}

export interface PoolService {
  readonly options: Readonly<Record<string, unknown>>;
  getUserByUsername(context: Context, username: string): Promise<PoolUser | null>;
  saveUser(context: Context, user: PoolUser): Promise<void>;
  saveGroup(context: Context, group: Group): Promise<void>;
  listUserGroupMembership(context: Context, user: PoolUser): Promise<readonly string[]>;
}

export interface AppClient {
  readonly ClientId: string;
  readonly ClientName: string;
  readonly UserPoolId: string;
  readonly CreationDate: Date;
  readonly LastModifiedDate: Date;
}

/** What cognito-local asks of the outside. */
export interface Services {
  readonly clock: { get(): Date };
  readonly cognito: {
    getUserPool(context: Context, id: string): Promise<PoolService>;
    getUserPoolForClientId(context: Context, clientId: string): Promise<PoolService>;
    getAppClient(context: Context, clientId: string): Promise<AppClient | null>;
  };
  readonly config: { readonly UserPoolDefaults: object };
  readonly messages: {
    deliver(
      context: Context,
      source: string,
      clientId: string | null,
      userPoolId: string,
      user: PoolUser,
      code: string,
      clientMetadata: unknown,
      details: DeliveryDetails,
    ): Promise<void>;
  };
  otp(): string;
  readonly tokenGenerator: {
    generate(context: Context, user: PoolUser, groups: readonly string[]): Promise<object>;
  };
  readonly triggers: { enabled(trigger: string): boolean };
}

export interface DeliveryDetails {
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  readonly AttributeName: string;
  readonly Destination: string;
}

export interface CognitoLocalParts {
  readonly PoolService: new (
    clients: MemoryStore,
    clock: Services['clock'],
    store: MemoryStore,
    options: Readonly<Record<string, unknown>>,
  ) => PoolService;
  readonly Router: (
    services: Services,
  ) => (action: string) => (context: Context, body: object) => Promise<object>;
  readonly poolDefaults: Readonly<Record<string, unknown>>;
}

/** Takes about a tenth of a second the first time in a process. */
export function loadCognitoLocal(): CognitoLocalParts {
  const load = createRequire(import.meta.url);
  const { UserPoolServiceImpl } = load(`${LIB}/services/userPoolService.js`) as {
    UserPoolServiceImpl: CognitoLocalParts['PoolService'];
  };
  const { Router } = load(`${LIB}/server/Router.js`) as Pick<CognitoLocalParts, 'Router'>;
  const { USER_POOL_AWS_DEFAULTS } = load(`${LIB}/services/cognitoService.js`) as {
    USER_POOL_AWS_DEFAULTS: CognitoLocalParts['poolDefaults'];
  };
  return { PoolService: UserPoolServiceImpl, Router, poolDefaults: USER_POOL_AWS_DEFAULTS };
}
