import type { KindSetUp } from './kind-set-up.ts';
import { kindOf, MACHINE_AUTHS, type MachineAuth } from './kinds.ts';

export type KindSetUps = Readonly<Record<MachineAuth, KindSetUp>>;

/** What those need who set up machines of any kind. @throws when a chunk of the page cannot be loaded. */
export async function loadSetUps(): Promise<KindSetUps> {
  const entries = await Promise.all(
    MACHINE_AUTHS.map(async (auth) => [auth, (await kindOf({ auth }).setUp()).setUp] as const),
  );
  return Object.fromEntries(entries) as Record<MachineAuth, KindSetUp>;
}
