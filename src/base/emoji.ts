// Emoji in the one form in which they are allowed, so that no two differ by U+FE0F or U+200D alone.

/** Asks for the picture, where a character could be drawn as text. */
export const EMOJI_STYLE = '\ufe0f';

// ©, ® and ™ are letters' company, not pictures: they stay as they are.
const UNDRESSED = /((?![\d#*©®™])(?!\p{Emoji_Presentation})\p{Emoji})(?!\ufe0f|\p{Emoji_Modifier})/gu;
const OVERDRESSED = /([\p{Emoji_Presentation}©®™])\ufe0f/gu;
/** What a sequence of tags ends with. */
const TAGS_END = '\u{e007f}';

/** Each emoji as Unicode recommends it for interchange ("fully qualified"): U+FE0F where it is text otherwise. */
export function qualifyEmoji(text: string): string {
  return text.replace(OVERDRESSED, '$1').replace(UNDRESSED, `$1${EMOJI_STYLE}`);
}

/** No sequence does without one of these. */
const PICTURE = /[\p{Emoji_Presentation}\ufe0f]/u;
let sequences: RegExp | undefined;

/**
 * The text with bullets, as many as it has UTF-16 units, for each emoji that Unicode recommends for interchange (RGI).
 * Flags made of tags stay: where a font has none, they look like a black flag.
 */
export function withoutEmoji(text: string): string {
  if (!PICTURE.test(text)) return text;
  // Not before the first picture: V8 takes 30 to 60 ms for the thousands of sequences that this stands for.
  sequences ??= recommendedSequences();
  return text.replace(sequences, (emoji) => (emoji.endsWith(TAGS_END) ? emoji : '•'.repeat(emoji.length)));
}

function recommendedSequences(): RegExp {
  try {
    return new RegExp('\\p{RGI_Emoji}', 'gv');
  } catch {
    // Nothing: browsers before 2023, which do not know the flag, know no sequence either.
    return /(?!)/g;
  }
}
