import { lazily } from '../../base/lazily.ts';
import { leaveDocumentAlone } from './host-styles.ts';
import type * as RoomView from './room-view.ts';

let wanted: string | undefined;
let view: typeof RoomView | undefined;

/**
 * Has all rooms of the page speak this language: `de`, `es`, `ja`, `ar`, or English for any other tag. Default: what
 * `<html lang>` says when the first room is drawn. Resolves when its words are there.
 */
export async function setLanguage(tag: string): Promise<void> {
  wanted = tag;
  await view?.speakInRooms(tag);
}

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
  const loaded = await import('./room-view.ts');
  view = loaded;
  await loaded.speakInRooms(wanted ?? document.documentElement.lang);
  return loaded;
});
