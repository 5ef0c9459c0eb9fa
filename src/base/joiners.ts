// Where U+200C and U+200D change what is drawn. Everywhere else they draw nothing and make two texts of one.
// The rules are CONTEXTJ's of RFC 5892 (A.1, A.2), a little narrower: scripts that are in use, and after a virama
// there has to follow what a conjunct could be made of. Tables: Unicode 17, DerivedJoiningType.txt, and the signs of
// IndicSyllabicCategory.txt that are viramas and have the combining class 9; without Tamil's, which is always drawn.

const JOINING_SCRIPTS =
  '\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Nkoo}\\p{sc=Mand}\\p{sc=Adlm}\\p{sc=Rohg}\\p{sc=Mong}';
/** Letters of these scripts that join no neighbour. */
const JOIN_NOTHING = ranges(
  '621 674 6e5-6e6 7f4-7f5 861 866 887 8ad 8c9 1880-1884 fb50-fefc 10d00 10ec5 1e94b 1ee00-1eebb',
);
/** And those that join only the letter before them (Joining_Type R). */
const JOIN_PREVIOUS_ONLY = ranges(`
  622-625 627 629 62f-632 648 671-673 675-677 688-699 6c0 6c3-6cb 6cd 6cf 6d2-6d3 6d5 6ee-6ef 710 715-719 71e 728
  72a 72c 72f 74d 759-75b 76b-76c 771 773-774 778-779 840 846-847 849 854 856-858 867 869-86a 870-882 88e 8aa-8ac
  8ae 8b1-8b2 8b9 10d22 10ec2
`);
const VIRAMA = ranges(`
  94d 9cd a4d acd b4d c4d ccd d4d dca 1b44 a806 a8c4 a9c0 11046 110b9 111c0 11235 1134d 11442 114c2 115bf 1163f
  116b6 11839 119e0 11c3f
`);
/** The letters of Malayalam that have a form of their own before virama and U+200D, also at the end of a word. */
const CHILLU = '\u0d15\u0d23\u0d28\u0d30\u0d32\u0d33';
const MARKS = '[\\p{Mn}\\p{Me}]*';

const BEFORE_NON_JOINER = new RegExp(
  `(?![${JOIN_NOTHING}${JOIN_PREVIOUS_ONLY}])(?=\\p{L})[${JOINING_SCRIPTS}]${MARKS}$`,
  'u',
);
const AFTER_NON_JOINER = new RegExp(`^${MARKS}(?![${JOIN_NOTHING}])(?=\\p{L})[${JOINING_SCRIPTS}]`, 'u');
const CONJUNCT = new RegExp(`\\p{L}\\p{M}*([${VIRAMA}])$`, 'u');
const BEFORE_CHILLU = new RegExp(`[${CHILLU}]\u0d4d$`);

/** Whether the script needs this U+200C or U+200D between what stands before and after it. */
export function isNeededJoiner(joiner: string, { before, after }: Neighbours): boolean {
  const virama = CONJUNCT.exec(before)?.[1]?.codePointAt(0);
  const next = after.codePointAt(0) ?? 0;
  // Each script with a virama keeps to blocks of 128: a letter of another one makes no conjunct with it.
  if (virama !== undefined && virama >> 7 === next >> 7 && /^\p{L}/u.test(after)) return true;
  return joiner === '\u200c'
    ? BEFORE_NON_JOINER.test(before) && AFTER_NON_JOINER.test(after)
    : BEFORE_CHILLU.test(before) && !/^[\p{M}\u200c\u200d]/u.test(after);
}

interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/** A table as the inside of a character class. */
function ranges(table: string): string {
  return table
    .trim()
    .split(/\s+/)
    .map((range) => range.replaceAll(/[0-9a-f]+/g, (hex) => `\\u{${hex}}`))
    .join('');
}
