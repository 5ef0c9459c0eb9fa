import type { AppConfig, CognitoMachine, MachineAuth } from './app-config.ts';
import { cognitoEndpointOf } from './cognito-endpoint.ts';

/** Somewhere that the page sends what lets people in. */
export type Destination =
  /** Whatever the way in asks for, and the request for a token. */
  | {
      readonly kind: 'machine';
      readonly machineName: string;
      readonly auth: MachineAuth;
      readonly url: string;
    }
  /** User names, passwords and codes. */
  | {
      readonly kind: 'cognito';
      readonly machineName: string;
      readonly userPoolId: string;
      readonly clientId: string;
      readonly url: string;
    }
  /** Tokens and messages. */
  | { readonly kind: 'momento'; readonly url: string };

/** Where `next` sends what `current` did not send there. */
export function newDestinations(next: AppConfig, current: AppConfig): Destination[] {
  const known = new Set(destinationsOf(current).map(identityOf));
  return destinationsOf(next).filter((destination) => !known.has(identityOf(destination)));
}

function destinationsOf({ tokenVendingMachines, momentoEndpoint }: AppConfig): Destination[] {
  const machines = tokenVendingMachines.flatMap((machine): Destination[] => {
    const { name: machineName, auth, url } = machine;
    const itself: Destination = { kind: 'machine', machineName, auth, url };
    return auth === 'cognito' ? [itself, cognitoOf(machine)] : [itself];
  });
  return momentoEndpoint === undefined ? machines : [...machines, { kind: 'momento', url: momentoEndpoint }];
}

function cognitoOf(machine: CognitoMachine): Destination {
  const { name: machineName, userPoolId, clientId } = machine;
  return { kind: 'cognito', machineName, userPoolId, clientId, url: cognitoEndpointOf(machine) };
}

/** Another name for the same machine is no other place. */
function identityOf(destination: Destination): string {
  return JSON.stringify({ ...destination, machineName: undefined });
}
