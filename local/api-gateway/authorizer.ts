import type { AuthorizerContext, Stage } from './events.ts';
import type { RestRequest } from './rest-request.ts';

/** Stands before a method of an API. */
export interface Authorizer {
  /**
   * @returns what the function is told about the caller.
   * @throws GatewayError where the call may not go on.
   */
  authorize(request: RestRequest, stage: Stage): Promise<AuthorizerContext>;
}
