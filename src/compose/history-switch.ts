// Whether messages are kept on this device, as far as every page has to know.

import { lazily } from '../base/lazily.ts';
import type { AppConfig } from '../config/app-config.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import type { PageHistory } from './history.ts';

export interface HistorySwitch {
  /** What keeps them, where somebody wants that. It is loaded then. */
  readonly wanted: () => Promise<PageHistory> | undefined;
  /** Somebody signs out of a machine: nothing stays that came by it. */
  readonly signOut: (machineUrl: string) => void;
}

export function historySwitch(options: {
  readonly memory: PageMemory;
  readonly config: AppConfig | undefined;
}): HistorySwitch {
  const { memory } = options;
  const load = lazily(async () => {
    const { PageHistory } = await import('./history.ts');
    return new PageHistory(options);
  });
  const wanted = () => (memory.load('history') ? load() : undefined);
  // What cannot be loaded now is asked for again.
  const forgetOwed = () =>
    void wanted()?.then(
      (history) => history.forgetOwed(),
      () => {},
    );
  forgetOwed();
  return {
    wanted,
    signOut: (machineUrl) => {
      const wish = memory.load('history');
      // First of all noted: whatever happens now, it is done sooner or later.
      if (wish) memory.save('history', `${wish}\n${machineUrl}`);
      forgetOwed();
    },
  };
}
