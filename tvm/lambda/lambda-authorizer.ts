import type { APIGatewayAuthorizerWithContextResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import { cachedSecret } from './cached-secret.ts';
import { faultOf, type Log, logLine } from './log.ts';
import { type Credentials, parseUserDirectory, type VerifiedUser, verifyUser } from './user-directory.ts';

export interface LambdaAuthorizerOptions {
  /** The text of the secret with the users. */
  readonly readSecret: () => Promise<string>;
  readonly clock?: MachineClock;
  readonly log?: Log;
}

/** What reaches the token function as `requestContext.authorizer`. */
export type AuthorizerContext = { readonly userName: string; readonly tier: string };
export type AuthorizerResult = APIGatewayAuthorizerWithContextResult<AuthorizerContext>;
export type LambdaAuthorizer = (event: APIGatewayRequestAuthorizerEvent) => Promise<AuthorizerResult>;

/**
 * A REQUEST authorizer on the headers `username` and `password`. Its answer allows exactly the method and resource
 * that was asked for, so that a gateway may keep it for the same credentials.
 * @returns a function that rejects with "Unauthorized", of which the gateway makes a 401, whatever is wrong with the
 * credentials; and with another error where nobody can be verified, of which it makes a 500.
 */
export function createLambdaAuthorizer(options: LambdaAuthorizerOptions): LambdaAuthorizer {
  const { readSecret, clock = systemClock, log = logLine } = options;
  const users = cachedSecret({ read: readSecret, parse: parseUserDirectory, clock });

  const verify = async (event: APIGatewayRequestAuthorizerEvent): Promise<VerifiedUser | undefined> => {
    const credentials = credentialsOf(event);
    // In a policy these stand for more than the one resource. No real one has them.
    if (!credentials || /[*?]/.test(event.methodArn)) return undefined;
    return verifyUser(await users(), credentials);
  };

  return async (event) => {
    const startedAtMs = clock.monotonicMs();
    const entry = (level: 'info' | 'error') => ({
      level,
      event: 'authorize' as const,
      requestId: event.requestContext.requestId,
      durationMs: Math.round(clock.monotonicMs() - startedAtMs),
    });
    let user: VerifiedUser | undefined;
    try {
      user = await verify(event);
    } catch (error) {
      const fault = faultOf(error);
      log({ ...entry('error'), code: 'unavailable', ...(fault ? { fault } : {}) });
      throw new Error('unable to authorize; the users cannot be read');
    }
    if (!user) {
      log({ ...entry('info'), code: 'unauthorized' });
      throw new Error('Unauthorized');
    }
    log(entry('info'));
    return allow(user, event.methodArn);
  };
}

function allow(user: VerifiedUser, methodArn: string): AuthorizerResult {
  return {
    principalId: user.userName,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
    },
    context: { userName: user.userName, tier: user.tier },
  };
}

/** Undefined unless each header is there once and holds something. */
function credentialsOf(event: APIGatewayRequestAuthorizerEvent): Credentials | undefined {
  const userName = headerOf(event, 'username');
  const password = headerOf(event, 'password');
  return userName && password ? { userName, password } : undefined;
}

/** HTTP's header names have no case; a gateway passes on the one the client chose, and every value that it sent. */
function headerOf(event: APIGatewayRequestAuthorizerEvent, name: string): string | undefined {
  const headers: Readonly<Record<string, string | string[] | undefined>> =
    event.multiValueHeaders ?? event.headers ?? {};
  const values = Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return values.length === 1 ? values[0] : undefined;
}
