// What starts before config.json is there, for somebody who comes back to a room: docs/decisions/013-what-starts-early.md.

import type { AppConfig } from '../config/app-config.ts';
import type { TokenWayIn } from '../sign-in/held-way-in.ts';
import { asksWho, type MachineConfig } from '../sign-in/kinds.ts';
import type { Visit } from '../ui/page/navigation.ts';
import type { RoomServices } from './room-services.ts';

type EarlyServices = Pick<RoomServices, 'expect' | 'forgetTokens' | 'useConfig'>;

export interface EarlyReturnOptions<Services> {
  /** Who was in a room. */
  readonly visit: Visit;
  /** The configuration by which they were let in. */
  readonly config: AppConfig;
  readonly makeRoomServices: (config: AppConfig) => Promise<Services>;
  /** Throws away what was asked for before any script. */
  readonly drop: () => void;
  /**
   * Loads the code by which people sign in at this machine, and finds out what that may be shown early of whoever was in the
   * room.
   */
  readonly loadWayIn: (machine: MachineConfig, config: AppConfig) => Promise<TokenWayIn | undefined>;
}

/**
 * Asks the machine of the last visit for a token, beside the request for config.json: a guest's, or by what the machine was
 * shown before. Whoever signs in has nothing else sent anywhere before the fresh configuration is there: only code is
 * loaded for them.
 */
export class EarlyReturn<Services extends EarlyServices> {
  readonly #options: EarlyReturnOptions<Services>;
  #services: Services | undefined;
  #isOver = false;

  constructor(options: EarlyReturnOptions<Services>) {
    this.#options = options;
    // What fails is met again by whoever enters.
    this.#begin().catch(() => {});
  }

  /**
   * To be called once, as soon as the fresh configuration is known. What was begun goes on if that leads to the same
   * places; if not, the token is thrown away, asked for or there, and nobody has used it.
   * @param fresh undefined where the configuration is wrong
   * @returns services that go by the fresh configuration, with the token or the request for it; undefined where there
   *   are none
   */
  take(fresh: AppConfig | undefined): Services | undefined {
    this.#isOver = true;
    const services = this.#services;
    const { config, visit, drop } = this.#options;
    if (fresh && placesOf(fresh, visit) === placesOf(config, visit)) {
      services?.useConfig(fresh);
      return services;
    }
    drop();
    services?.forgetTokens(visit.machineName);
    return undefined;
  }

  async #begin(): Promise<void> {
    const { config, visit, makeRoomServices, loadWayIn } = this.#options;
    const machine = machineOf(config, visit);
    if (!machine) return;
    const [services, wayIn] = await Promise.all([
      makeRoomServices(config),
      asksWho(machine) ? loadWayIn(machine, config) : undefined,
    ]);
    if (this.#isOver) return;
    this.#services = services;
    if (wayIn || !asksWho(machine)) void services.expect({ ...visit, roomName: '', wayIn });
  }
}

export function machineOf(
  { tokenVendingMachines }: AppConfig,
  { machineName }: Pick<Visit, 'machineName'>,
): MachineConfig | undefined {
  return tokenVendingMachines.find(({ name }) => name === machineName);
}

/** Where a token comes from and where it may go, as a text to compare by. */
function placesOf(config: AppConfig, visit: Visit): string {
  const { momentoEndpoint, momentoHosts, cacheName } = config;
  return JSON.stringify([machineOf(config, visit), momentoEndpoint, momentoHosts, cacheName]);
}
