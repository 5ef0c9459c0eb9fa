// Apart from language.ts, whose declarations go out with the package: those of what draws rooms name Lit, which nobody has to
// install.

import { lazily } from '../../base/lazily.ts';
import { leaveDocumentAlone } from './host-styles.ts';
import { speakBy } from './language.ts';

/** Loads what draws form and list, as `loadRoomView` does. */
export const loadChatVisit = lazily(async () => {
  await loadRoomView();
  return import('./chat-visit.ts');
});

/**
 * Loads what draws rooms, with its words.
 * @throws where it cannot be loaded; the next call tries again
 */
export const loadRoomView = lazily(async () => {
  leaveDocumentAlone();
  const view = await import('./room-view.ts');
  await speakBy(view.speakInRooms);
  return view;
});
