// Where U+200C and U+200D change what is drawn. Everywhere else they draw nothing and make two texts of one.
// The rules are CONTEXTJ's of RFC 5892 (A.1, A.2), a little narrower: after a virama there has to follow what a
// conjunct could be made of. Tables: Unicode 17, DerivedJoiningType.txt, and the signs of
// IndicSyllabicCategory.txt that are viramas and have the combining class 9; without Tamil's, which is always drawn.

/** Join the letter after them (Joining_Type D or L). */
const JOIN_NEXT = ranges(`
  620 626 628 62a-62e 633-63f 641-647 649-64a 66e-66f 678-687 69a-6bf 6c1-6c2 6cc 6ce 6d0-6d1 6fa-6fc 6ff
  712-714 71a-71d 71f-727 729 72b 72d-72e 74e-758 75c-76a 76d-770 772 775-777 77a-77f 7ca-7ea 841-845 848
  84a-853 855 860 862-865 868 886 889-88d 88f 8a0-8a9 8af-8b0 8b3-8b8 8ba-8c8 1807 1820-1878 1887-18a8
  18aa a840-a872 10ac0-10ac4 10acd 10ad3-10adc 10ade-10ae0 10aeb-10aee 10b80 10b82 10b86-10b88 10b8a-10b8b
  10b8d 10b90 10bad-10bae 10d00-10d21 10d23 10ec3-10ec4 10ec6-10ec7 10f30-10f32 10f34-10f44 10f51-10f53
  10f70-10f73 10f76-10f81 10fb0 10fb2-10fb3 10fb8 10fbb-10fbc 10fbe-10fbf 10fc1 10fc4 10fca-10fcb
  1e900-1e943
`);
/** Join the letter before them (Joining_Type D or R). */
const JOIN_PREVIOUS = ranges(`
  620 622-63f 641-64a 66e-66f 671-673 675-6d3 6d5 6ee-6ef 6fa-6fc 6ff 710 712-72f 74d-77f 7ca-7ea 840-858
  860 862-865 867-86a 870-882 886 889-88f 8a0-8ac 8ae-8c8 1807 1820-1878 1887-18a8 18aa a840-a871
  10ac0-10ac5 10ac7 10ac9-10aca 10ace-10ad6 10ad8-10ae1 10ae4 10aeb-10aef 10b80-10b91 10ba9-10bae
  10d01-10d23 10ec2-10ec4 10ec6-10ec7 10f30-10f44 10f51-10f54 10f70-10f81 10fb0 10fb2-10fb6 10fb8-10fbf
  10fc1-10fc4 10fc9-10fca 1e900-1e943
`);
const VIRAMA = ranges(`
  94d 9cd a4d acd b4d c4d ccd d4d dca 1b44 a806 a8c4 a9c0 11046 110b9 111c0 11235 1134d 11442 114c2 115bf 1163f
  116b6 11839 119e0 11c3f
`);
/** The letters of Malayalam that have a form of their own before virama and U+200D, also at the end of a word. */
const CHILLU = '\u0d15\u0d23\u0d28\u0d30\u0d32\u0d33';
const MARKS = '[\\p{Mn}\\p{Me}]*';

const BEFORE_NON_JOINER = new RegExp(`[${JOIN_NEXT}]${MARKS}$`, 'u');
const AFTER_NON_JOINER = new RegExp(`^${MARKS}[${JOIN_PREVIOUS}]`, 'u');
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
