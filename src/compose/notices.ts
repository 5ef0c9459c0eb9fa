// What tells of messages outside the page; loaded for whoever wants that.

import { SystemClock } from '../base/clock.ts';
import { NoticeTurn } from '../tabs/notice-turn.ts';
import { findLocks } from '../tabs/tabs-platform.ts';
import { Notices, type NoticesOptions } from '../ui/page/notices/notices.ts';
import { showNotice } from '../ui/parts/browser-notices.ts';
import { chime } from '../ui/parts/chime.ts';
import { pageUse } from './browser.ts';

export function notices(options: NoticesOptions): Notices {
  const clock = new SystemClock();
  return new Notices(options, {
    clock,
    turn: new NoticeTurn({ locks: findLocks(), clock, page: pageUse }),
    isVisible: () => !document.hidden,
    show: showNotice,
    chime,
  });
}
