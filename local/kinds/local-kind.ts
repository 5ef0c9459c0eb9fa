import type { MachineConfig } from '../../src/sign-in/kinds.ts';
import type { Environment } from '../../tvm/environment.ts';
import type { LambdaHandlerOptions } from '../../tvm/lambda/lambda-handler.ts';
import type { Authorizer } from '../api-gateway/authorizer.ts';
import type { CognitoAuthorizerOptions } from '../api-gateway/cognito-authorizer.ts';
import type { LocalCognito } from '../cognito/local-cognito.ts';
import type { LocalOidc } from '../oidc/local-oidc.ts';

/** What is particular to one kind of machine on this machine. */
export interface LocalKind {
  /** As the page calls this way in. */
  readonly name: string;
  /** How the machine behind the gateway finds out who calls, as tvm/infra/kinds/ sets it up. */
  readonly guard: (options: GuardOptions) => Guard;
  /** The machine's entry in `config.json`. */
  readonly pageMachine: (place: Place, standIns: SignInStandIns) => MachineConfig;
  /** What whoever starts the stand-ins is told of it. */
  readonly instructions: (url: string, standIns: SignInStandIns) => Instructions;
}

export interface Guard {
  /** Absent: the gateway asks nobody. */
  readonly authorizer?: Authorizer;
  /** Variables of the token function, for a kind that has to be told more than its name. */
  readonly env?: Environment;
}

/** Who knows the people; a kind takes what concerns it. */
export interface Identities {
  /** The text of the secret with the users of the lambda authorizer. */
  readonly readUsers: () => Promise<string>;
  /** Whose ID tokens count. */
  readonly userPool: CognitoAuthorizerOptions & { readonly clientId: string };
  /** Whose tokens count, which and for whom, and what the ids of their people begin with. */
  readonly provider: Pick<LocalOidc, 'issuer' | 'shortName' | 'token' | 'audience'>;
}

export interface GuardOptions extends Identities, Pick<LambdaHandlerOptions, 'clock' | 'log'> {}

/** A machine by the name that the page has for it, and where it answers. */
export interface Place {
  readonly name: string;
  readonly url: string;
}

/** The stand-ins that people sign in at. */
export interface SignInStandIns {
  readonly cognito: LocalCognito;
  readonly oidc: LocalOidc;
}

export interface Instructions {
  /** Who can sign in, in lines; empty where nobody has to. */
  readonly users: string;
  /** Gets a token as it is. */
  readonly curl: string;
}
