import type { KindSetUps } from '../sign-in/kind-set-ups.ts';
import type { MachineAuth } from '../sign-in/kinds.ts';
import type { AppConfig } from './app-config.ts';

/** Somewhere that the page sends what lets people in. */
export type Destination =
  | {
      readonly kind: 'machine';
      readonly machineName: string;
      readonly auth: MachineAuth;
      readonly url: string;
      /** Of what signs people in; undefined for the machine itself, which hears whatever its kind tells it. */
      readonly facts?: Readonly<Record<string, string>>;
    }
  /** Tokens and messages. */
  | { readonly kind: 'momento'; readonly url: string };

/** Where `next` sends what `current` did not send there. */
export function newDestinations(options: {
  readonly next: AppConfig;
  readonly current: AppConfig;
  readonly kinds: KindSetUps;
}): Destination[] {
  const { next, current, kinds } = options;
  const known = new Set(destinationsOf(current, kinds).map(identityOf));
  return destinationsOf(next, kinds).filter((destination) => !known.has(identityOf(destination)));
}

function destinationsOf(
  { tokenVendingMachines, momentoEndpoint }: AppConfig,
  kinds: KindSetUps,
): Destination[] {
  const machines = tokenVendingMachines.flatMap((machine): Destination[] => {
    const { name: machineName, auth, url } = machine;
    const itself: Destination = { kind: 'machine', machineName, auth, url };
    const others = kinds[auth].destinations(machine);
    return [itself, ...others.map((other): Destination => ({ ...itself, ...other }))];
  });
  return momentoEndpoint === undefined ? machines : [...machines, { kind: 'momento', url: momentoEndpoint }];
}

/** Another name for the same machine is not another destination. */
function identityOf(destination: Destination): string {
  return JSON.stringify({ ...destination, machineName: undefined });
}
