// Texts as people search in them: large and small letters are the same, and so are those with and without accents.

// ASCII: what most messages are made of has nothing to take away.
const PLAIN = /^[\0-\x7f]*$/;
// Letters that people take for others, and that no form of Unicode takes apart.
const TAKEN_FOR: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};

/** What is compared of a text. Two texts that people take for the same when they search give the same. Linear in its length. */
export function searchedText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłıς]/g, (letter) => TAKEN_FOR[letter] ?? letter);
}
