import type { MachineBase } from '../machine.ts';
import type { CognitoFlow } from './cognito-steps.ts';

/** What a machine that takes tokens of a Cognito user pool is configured with. */
export interface CognitoKeys {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly authFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';
  readonly cognitoEndpoint?: string;
  /** What the sign-in shall not offer. Default: none. */
  readonly disabledFlows?: readonly CognitoFlow[];
}

export type CognitoMachine = MachineBase & CognitoKeys;
