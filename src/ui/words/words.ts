// The words of the page, area by area. English words stand beside the elements that say them, in `<area>-words.ts`.
// The words of every other language are in a folder here, loaded only for those who speak it (languages.ts).

/**
 * The areas and the shape of their words. Each module of English words adds its own:
 * `declare module './words.ts' { interface WordAreas { setUp: typeof EN } }` in `set-up-words.ts`.
 */
export interface WordAreas {}

/** All words of one language: a language that lacks one does not compile. */
export type Dictionary = Readonly<WordAreas>;

let spoken: Partial<Dictionary> = {};

/** @returns a function that gives the words of an area in the language of the page; call it on every render. */
export function words<Area extends keyof WordAreas>(area: Area, english: WordAreas[Area]) {
  return (): WordAreas[Area] => spoken[area] ?? english;
}

/** Replaces the words of the page. Areas that `dictionary` lacks are in English. */
export function useDictionary(dictionary: Partial<Dictionary>): void {
  spoken = dictionary;
}
