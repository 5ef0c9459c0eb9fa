// The words of the page, area by area. English ones stand beside the elements that say them, in `*-messages.ts`;
// those of any other language are in chunks of their own (words/<language>.ts), loaded by language.ts.

/**
 * The areas and the shape of their words. Each module of English words adds its own:
 * `declare module './words.ts' { interface WordAreas { join: typeof EN } }`.
 */
export interface WordAreas {}

/** All words of one language; a language that lacks one does not compile. */
export type Dictionary = Readonly<WordAreas>;

let spoken: Partial<Dictionary> = {};

/** @returns what brings the words of an area in the language of the page; call it while rendering, each time. */
export function words<Area extends keyof WordAreas>(area: Area, english: WordAreas[Area]) {
  return (): WordAreas[Area] => spoken[area] ?? english;
}

/** From now on the page has these words; English ones where `dictionary` has none. */
export function useDictionary(dictionary: Partial<Dictionary>): void {
  spoken = dictionary;
}
