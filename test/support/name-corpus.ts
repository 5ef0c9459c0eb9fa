// Names that could be taken for somebody else's, or that must not be shut out. docs/security.md shows this table.

/** A name, and what the rule says of it. */
export interface CorpusName {
  readonly kind: string;
  readonly name: string;
  /**
   * `allowed`: as it is, for guests and users. `changed`: guests get the checked form, users are refused.
   * `refused`: for everybody. `sourced`: guests get it as it is, users are refused, as it looks like an id from an
   * identity provider.
   */
  readonly verdict: 'allowed' | 'changed' | 'refused' | 'sourced';
  /** The id of a guest of this name without its prefix; only where `verdict` is `changed`. */
  readonly checked?: string;
}

const allowed = (kind: string, ...names: readonly string[]): readonly CorpusName[] =>
  names.map((name) => ({ kind, name, verdict: 'allowed' }));
const refused = (kind: string, ...names: readonly string[]): readonly CorpusName[] =>
  names.map((name) => ({ kind, name, verdict: 'refused' }));
const sourced = (kind: string, ...names: readonly string[]): readonly CorpusName[] =>
  names.map((name) => ({ kind, name, verdict: 'sourced' }));
const changed = (kind: string, ...pairs: readonly (readonly [string, string])[]): readonly CorpusName[] =>
  pairs.map(([name, checked]) => ({ kind, name, verdict: 'changed', checked }));

export const nameCorpus: readonly CorpusName[] = [
  ...allowed(
    'plain',
    'ann',
    'bob',
    'Zo\u00eb',
    'Nguy\u1ec5n',
    'Ann Lee',
    'ann.lee+chat@example.com',
    '5',
    '#1 fan',
  ),
  ...allowed('case', 'Ann', 'ANN'),
  ...allowed('look-alike', '\u0430nn', '\uff41nn', 'a\u057dn', '\u{1d41a}nn', 'b\u03bfb', 'b0b', 'Bo\u0184'),
  ...allowed(
    'script',
    'תמר',
    'שָׁלוֹם',
    'محمد',
    'दीपक शर्मा',
    'สมชาย',
    '田中 太郎',
    '김민준',
    'Ἀλέξανδρος',
    'Юлия',
  ),
  ...allowed(
    'joiner',
    'نامه\u200cای',
    'क\u094d\u200dष',
    'क\u094d\u200cष',
    'ರಾಜ್\u200cಕುಮಾರ್',
    'ශ්\u200dරී',
    'അനില്\u200d',
  ),
  ...refused(
    'joiner',
    'ann\u200d',
    'a\u200cnn',
    'an\u200dn',
    'کار\u200cها',
    'نامه\u200c\u200cای',
    'क\u094d\u200d',
    'க\u0bcd\u200cக',
  ),
  ...allowed('emoji', '👩\u200d💻', '❤\ufe0f', '🏳\ufe0f\u200d🌈', '👍🏽', '1\ufe0f\u20e3', '🇩🇪', '⭐'),
  ...changed('emoji', ['❤', '❤\ufe0f'], ['⭐\ufe0f', '⭐'], ['👩\u200d❤\u200d👩', '👩\u200d❤\ufe0f\u200d👩']),
  ...refused(
    'emoji',
    '👩\u200d👩',
    '💻\u200d',
    '❤\ufe0e',
    'ann\ufe0f',
    '1\ufe0f',
    '1\u20e3',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ),
  ...refused(
    'invisible',
    'ann\u034f',
    '\u034fann',
    'ann\u00ad',
    'ann\u115f',
    'ann\u1160',
    'ann\u17b4',
    'ann\u180e',
    'ann\u200b',
    'ann\u2060',
    'ann\u2800',
    'ann\u3164',
    'ann\ufe00',
    'an\ufeffn',
    'ann\uffa0',
    'ann\ufff9',
    'ann\ufffc',
    'ann\u{1d159}',
    'ann\u{e0061}',
    'ann\u{e0100}',
    '\u2800',
  ),
  ...refused('direction', 'ann\u202e', '\u202ann', 'a\u2067nn', 'ann\u200e', 'ann\u200f', 'ann\u061c'),
  ...refused('no character', 'ann\u0000', 'a\u0007nn', 'an\u0085n', 'an\u2028n', 'ann\ue000', 'ann\u0378'),
  ...changed(
    'NFC',
    ['Zoe\u0308', 'Zo\u00eb'],
    ['Nguye\u0302\u0303n', 'Nguy\u1ec5n'],
    ['\u212aarl', 'Karl'],
    ['\u1100\u1175\u11b7', '김'],
  ),
  ...refused(
    'mark',
    'a\u0301\u0301nn',
    '\u0301ann',
    'ann \u0301',
    'i\u0307da',
    'a\u0300\u0301\u0302\u0303\u0304nn',
  ),
  ...changed(
    'space',
    [' ann', 'ann'],
    ['ann ', 'ann'],
    ['Ann  Lee', 'Ann Lee'],
    ['Ann\u00a0Lee', 'Ann Lee'],
    ['田中\u3000太郎', '田中 太郎'],
  ),
  ...allowed('prefix', 'guest', 'Guest Bob', 'okta_urn:ann', 'All the friends of Ann: Bob'),
  ...sourced(
    'prefix',
    'guests: Bob',
    'acme:ann',
    'ACME: ann',
    'a:b',
    '\u0430cme:ann',
    '\uff41cme:ann',
    '\u00e1cme:ann',
    'acme \u2236 ann',
    'acme\ua789ann',
    '田中:ann',
  ),
  ...refused(
    'prefix',
    'guest:Bob',
    'GUEST:Bob',
    'guest: Bob',
    'guest :Bob',
    '\uff47\uff55\uff45\uff53\uff54\uff1aBob',
    'gu\u0435st:Bob',
    'guest\ua789Bob',
    'guest\u2236Bob',
    'gu\u0301est:Bob',
    'gue\u017ft:Bob',
    '\u034fguest:Bob',
    'guest\u200b:Bob',
  ),
];

/** The corpus as docs/security.md shows it: what cannot be seen, or looks like something else, by its number. */
export function corpusTable(): string {
  const rows = groups();
  return [
    '| kind | a guest | a user | names |',
    '| --- | --- | --- | --- |',
    ...Array.from(rows, ([cells, names]) => `| ${cells} | ${names.map(written).join(', ')} |`),
  ].join('\n');
}

function groups(): ReadonlyMap<string, readonly CorpusName[]> {
  const rows = new Map<string, CorpusName[]>();
  for (const each of nameCorpus) {
    const cells = `${each.kind} | ${VERDICTS[each.verdict]}`;
    rows.set(cells, [...(rows.get(cells) ?? []), each]);
  }
  return rows;
}

const VERDICTS: Readonly<Record<CorpusName['verdict'], string>> = {
  allowed: 'as it is | as it is',
  changed: 'changed | 403',
  refused: '400 | 403',
  sourced: 'as it is | 403',
};

function written({ kind, name, checked }: CorpusName): string {
  const [from, to = ''] = [name, checked].map((text = '') => `\`${readable(text, NATIVE.includes(kind))}\``);
  return checked === undefined ? (from ?? '') : `${from} as ${to}`;
}

const NATIVE = ['script', 'joiner'];
// Letters of other alphabets that look like Latin ones, signs that look like a colon, and fillers.
const DISGUISES =
  /[\u0184\u017f\u0430\u0435\u03bf\u057d\u1100\u115f\u1160\u1175\u11b7\u212a\u2236\u3164\ua789\uff1a\uff41-\uff5a\uffa0\u{1d41a}]/u;
const READS = /^(?:[ -~]|\p{L}|\p{Emoji_Presentation}|[❤🏳])$/u;

/** @param isNative letters and marks are those of one alphabet, and only joiners are not seen */
function readable(name: string, isNative: boolean): string {
  const marked = Array.from(name, (character) =>
    (isNative ? !/\p{Join_Control}/u.test(character) : READS.test(character) && !DISGUISES.test(character))
      ? character
      : `[${unicodeNumber(character)}]`,
  ).join('');
  // Spaces at the ends of code, and two in a row, are not shown.
  return marked.replace(/^ | $| (?= )/g, '[U+0020]');
}

function unicodeNumber(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
