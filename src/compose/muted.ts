import { MutedPeople } from '../chat/muted-people.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import { onOtherTab, toldMemory } from '../ui/settings/other-tab.ts';

/** Whom somebody muted among those who come through a machine, by its name: ids of two machines are not comparable. */
export type MutedAt = (machineName: string) => MutedPeople;

/** Keeps them on this device, one list a machine, the same in all tabs for as long as the page lives. */
export function mutedPeople(memory: PageMemory): MutedAt {
  const told = toldMemory(memory);
  const known = new Map<string, MutedPeople>();
  return (machineName) => {
    const key = `muted:${machineName}` as const;
    const before = known.get(machineName);
    if (before) return before;
    const people = new MutedPeople({ load: () => told.load(key), save: (text) => told.save(key, text) });
    known.set(machineName, people);
    onOtherTab([key], () => people.reload());
    return people;
  };
}
