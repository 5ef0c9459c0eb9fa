let wanted: string | undefined;
let speak: ((tag: string) => Promise<void>) | undefined;

/**
 * Has all rooms of the page speak this language: `de`, `es`, `ja`, `ar`, or English for any other tag. Default: what
 * `<html lang>` says when the first room is drawn. Resolves when its words are there.
 */
export async function setLanguage(tag: string): Promise<void> {
  wanted = tag;
  await speak?.(tag);
}

/** Has what draws rooms speak as is wanted, now and from now on. */
export async function speakBy(speakInRooms: (tag: string) => Promise<void>): Promise<void> {
  speak = speakInRooms;
  await speakInRooms(wanted ?? document.documentElement.lang);
}
