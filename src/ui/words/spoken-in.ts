/** What says which language its text is in. */
export interface LanguagePlace {
  lang: string;
  dir: string;
}

/** Where the language that is spoken stands: the document, if there is one, or what was put in its place. */
export let spokenIn: LanguagePlace = globalThis.document?.documentElement;

/** In somebody else's page the document is not ours to speak for. To be called before anything is said. */
export function speakIn(place: LanguagePlace): void {
  spokenIn = place;
}
