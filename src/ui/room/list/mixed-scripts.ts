// What people write together without anybody's being deceived: the combinations of Unicode's UTS 39, 5.2, "highly
// restrictive". Everything else that holds letters of two alphabets is mixed.
const TOGETHER: readonly RegExp[] = [
  /^[\p{sc=Latn}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]*$/u,
  /^[\p{sc=Latn}\p{sc=Hani}\p{sc=Bopo}]*$/u,
  /^[\p{sc=Latn}\p{sc=Hani}\p{sc=Hang}]*$/u,
];
const ALPHABETS =
  'Latn Cyrl Grek Armn Hebr Arab Syrc Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Geor Ethi Cher Khmr Copt'
    .split(' ')
    .map((script) => new RegExp(`\\p{sc=${script}}`, 'gu'));

/** Whether a name has letters of several alphabets, which may look like those of one. */
export function isOfMixedScripts(name: string): boolean {
  // Digits, signs and what all alphabets share tell nothing.
  const letters = name.replace(/\P{L}|[\p{sc=Zyyy}\p{sc=Zinh}]/gu, '');
  if (TOGETHER.some((pattern) => pattern.test(letters))) return false;
  const rest = ALPHABETS.map((alphabet) => letters.replace(alphabet, '')).filter((left) => left !== letters);
  return rest.length === 0
    ? /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(letters)
    : !rest.includes('');
}
