import type {
  APIGatewayAuthorizerWithContextResult,
  APIGatewayRequestAuthorizerEvent,
  APIGatewayRequestAuthorizerEventV2,
} from 'aws-lambda';
import { cachedSecret } from '../cached-secret.ts';
import { faultOf } from '../fault.ts';
import { fieldsOf } from '../kinds/fields-of.ts';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import {
  type Credentials,
  parseUserDirectory,
  type VerifiedUser,
  verifyUser,
} from '../passwords/user-directory.ts';
import { tell } from '../tell.ts';
import { type AuthorizeOutcome, embeddedMetrics } from './embedded-metrics.ts';
import { type Log, logLine, requestIdOf } from './log.ts';

export interface LambdaAuthorizerOptions {
  /** The text of the secret with the users. */
  readonly readSecret: () => Promise<string>;
  /** Lambda's, under which its answers are counted. Default: they are only logged. */
  readonly functionName?: string | undefined;
  readonly clock?: MachineClock;
  readonly log?: Log;
}

/** What reaches the token function as `requestContext.authorizer`, behind an HTTP API as its field `lambda`. */
export type AuthorizerContext = { readonly userName: string; readonly tier: string };
export type AuthorizerResult = APIGatewayAuthorizerWithContextResult<AuthorizerContext>;
/** A REST API's event, or an HTTP API's of either version. */
export type AuthorizerEvent = APIGatewayRequestAuthorizerEvent | APIGatewayRequestAuthorizerEventV2;
export type LambdaAuthorizer = (event: AuthorizerEvent) => Promise<AuthorizerResult>;

/**
 * A REQUEST authorizer on the headers `username` and `password`. Its answer allows exactly the method and resource
 * that was asked for, so that a gateway may keep it for the same credentials.
 * @returns a function that rejects with "Unauthorized", of which the gateway makes a 401, whatever is wrong with the
 * credentials; and with another error where nobody can be verified, of which it makes a 500.
 */
export function createLambdaAuthorizer(options: LambdaAuthorizerOptions): LambdaAuthorizer {
  const { readSecret, functionName, clock = systemClock, log = logLine } = options;
  const users = cachedSecret({ read: readSecret, parse: parseUserDirectory, clock });

  const verify = async (event: AuthorizerEvent): Promise<VerifiedUser | undefined> => {
    const credentials = credentialsOf(fieldsOf(event));
    if (!credentials || !resourceOf(event)) return undefined;
    return verifyUser(await users(), credentials);
  };

  return async (event) => {
    const startedAtMs = clock.monotonicMs();
    const note = (outcome: AuthorizeOutcome, error?: unknown) => {
      const durationMs = Math.round(clock.monotonicMs() - startedAtMs);
      const level = outcome === 'unavailable' ? 'error' : 'info';
      const fault = faultOf(error);
      tell(() =>
        log({
          level,
          message: messages[outcome],
          event: 'authorize',
          requestId: requestIdOf(event) ?? 'none',
          durationMs,
          ...(outcome === 'allowed' ? {} : { code: outcome }),
          ...(fault ? { fault } : {}),
          ...embeddedMetrics({ functionName, outcome, level, durationMs, wallMs: clock.wallMs() }),
        }),
      );
    };
    let user: VerifiedUser | undefined;
    try {
      user = await verify(event);
    } catch (error) {
      note('unavailable', error);
      throw new Error('unable to authorize; the users cannot be read');
    }
    if (!user) {
      note('unauthorized');
      throw new Error('Unauthorized');
    }
    note('allowed');
    return allow(user, resourceOf(event) ?? '');
  };
}

const messages: Readonly<Record<AuthorizeOutcome, string>> = {
  allowed: 'a user may call',
  unauthorized: 'a name or a password is wrong or missing',
  unavailable: 'nobody can be verified: the users cannot be read',
};

/** What the caller wants to get at. Undefined: in a policy it would stand for more. No real one does. */
function resourceOf(event: AuthorizerEvent): string | undefined {
  const { methodArn, routeArn } = fieldsOf(event);
  const resource = methodArn ?? routeArn;
  return typeof resource === 'string' && !/[*?]/.test(resource) ? resource : undefined;
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

type Fields = Readonly<Record<string, unknown>>;

/** Undefined unless each header is there once and holds something. */
function credentialsOf(event: Fields): Credentials | undefined {
  const userName = headerOf(event, 'username');
  const password = headerOf(event, 'password');
  return userName && password ? { userName, password } : undefined;
}

/** HTTP's header names have no case; a gateway passes on the one the client chose, and every value that it sent. */
function headerOf({ multiValueHeaders, headers }: Fields, name: string): string | undefined {
  const values = Object.entries(fieldsOf(multiValueHeaders ?? headers))
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return values.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
}
