import {
  type AppClient,
  type CognitoLocalParts,
  type Context,
  type Logger,
  type PoolService,
  type PoolUser,
} from './cognito-local-parts.ts';
import { CognitoRefusal } from './cognito-refusal.ts';
import type { Mailbox } from './mailbox.ts';
import { MemoryStore } from './memory-store.ts';
import type { TokenIssuer } from './token-issuer.ts';

export interface UserPoolOptions {
  readonly parts: CognitoLocalParts;
  readonly id: string;
  readonly clientId: string;
  /** Every code that is "sent" is this one. */
  readonly confirmationCode: string;
  readonly mailbox: Mailbox;
  readonly tokens: TokenIssuer;
  readonly userNameIsEmail: boolean;
}

/** One pool with one client in cognito-local, in this process and in memory. */
export class UserPool {
  /** The part of the pool's id that goes into a password proof. */
  readonly name: string;
  readonly #options: UserPoolOptions;
  readonly #service: PoolService;
  readonly #router: (action: string) => (context: Context, body: object) => Promise<object>;

  constructor(poolOptions: UserPoolOptions) {
    const { parts, id, clientId, confirmationCode, mailbox, tokens, userNameIsEmail } = poolOptions;
    const clock = { get: () => new Date() };
    const options = {
      ...parts.poolDefaults,
      Id: id,
      // Plain user names; without this cognito-local takes e-mail addresses only.
      UsernameAttributes: userNameIsEmail ? ['email'] : [],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
    };
    const client = appClient({ id, clientId, now: clock.get() });
    this.#options = poolOptions;
    this.name = id.slice(id.indexOf('_') + 1);
    this.#service = new parts.PoolService(new MemoryStore(), clock, new MemoryStore(), options);
    this.#router = parts.Router({
      clock,
      cognito: {
        getUserPool: () => Promise.resolve(this.#service),
        getUserPoolForClientId: () => Promise.resolve(this.#service),
        getAppClient: () => Promise.resolve(client),
      },
      config: { UserPoolDefaults: {} },
      messages: {
        deliver: (_context, _source, _clientId, _poolId, user, code, _metadata, details) => {
          const { DeliveryMedium: medium, Destination: destination } = details;
          mailbox.deliver(user.Username, { code, medium, destination });
          return Promise.resolve();
        },
      },
      otp: () => confirmationCode,
      tokenGenerator: {
        generate: (_context, user, groups) => Promise.resolve(tokens.signIn(subjectOf(user, groups))),
      },
      triggers: { enabled: () => false },
    });
  }

  /** @param nameOrSub either, as with Cognito */
  async user(nameOrSub: string): Promise<PoolUser | undefined> {
    return (await this.#service.getUserByUsername(CONTEXT, nameOrSub)) ?? undefined;
  }

  async save(user: PoolUser): Promise<void> {
    await this.#service.saveUser(CONTEXT, user);
  }

  async createGroup(name: string, members: readonly string[]): Promise<void> {
    const now = new Date();
    await this.#service.saveGroup(CONTEXT, {
      GroupName: name,
      members,
      CreationDate: now,
      LastModifiedDate: now,
    });
  }

  /** The user as a token names one. */
  async subject(user: PoolUser): Promise<ReturnType<typeof subjectOf>> {
    return subjectOf(user, await this.#service.listUserGroupMembership(CONTEXT, user));
  }

  /** Sends the code again; cognito-local knows it as the one of the sign-up. */
  async sendConfirmationCode(user: PoolUser): Promise<void> {
    const { confirmationCode: code, mailbox } = this.#options;
    await this.save({ ...user, ConfirmationCode: code });
    const destination = attributesOf(user).get('email') ?? '';
    mailbox.deliver(user.Username, { code, medium: 'EMAIL', destination });
  }

  /** The code that cognito-local expects from the user; empty where it expects none. */
  async codeOf(username: string): Promise<string> {
    return (await this.user(username))?.ConfirmationCode ?? '';
  }

  /** One who has used a code from an e-mail has shown that the address is theirs. */
  async verifyEmail(username: string): Promise<void> {
    const user = await this.user(username);
    if (!user) return;
    const others = user.Attributes.filter(({ Name }) => Name !== 'email_verified');
    await this.save({ ...user, Attributes: [...others, { Name: 'email_verified', Value: 'true' }] });
  }

  /** Has cognito-local do what it can. @throws CognitoRefusal where it refuses */
  async run(action: string, body: object): Promise<object> {
    try {
      return await this.#router(action)(CONTEXT, { ClientId: this.#options.clientId, ...body });
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

export function attributesOf(user: PoolUser): ReadonlyMap<string, string> {
  return new Map(user.Attributes.map(({ Name, Value }) => [Name, Value]));
}

function subjectOf(user: PoolUser, groups: readonly string[]) {
  return { username: user.Username, groups, attributes: attributesOf(user) };
}

function appClient({ id, clientId, now }: { id: string; clientId: string; now: Date }): AppClient {
  return {
    ClientId: clientId,
    ClientName: clientId,
    UserPoolId: id,
    CreationDate: now,
    LastModifiedDate: now,
  };
}

/** cognito-local marks what Cognito would refuse with a `code`; anything else is a fault of its own. */
function refusalOf(error: unknown): unknown {
  const isRefusal = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isRefusal ? new CognitoRefusal(String(error.code), error.message) : error;
}

const SILENT: Logger = {
  child: () => SILENT,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const CONTEXT: Context = { logger: SILENT };
