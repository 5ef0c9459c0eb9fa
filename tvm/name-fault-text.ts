import { GUEST_PREFIX, type PersonNameFault } from '../src/chat/person-name.ts';

type NamingOne = Extract<PersonNameFault, { readonly codePoint: number }>;

const KINDS: Readonly<Record<NamingOne['reason'], string>> = {
  direction: 'changes the direction of the text around it',
  invisible: 'cannot be seen',
  joiner: 'is needed by no script where it stands',
  variation: 'only picks a variant of the character before it',
  control: 'is a control character or ends a line',
  surrogate: 'is half of a character',
  'private-use': 'is for private use',
  unassigned: 'is no character of Unicode',
  space: 'must be a single U+0020 between two words',
  mark: 'is a mark that has nothing to stand on there',
  form: 'has to be written in another form (NFC, and emoji fully qualified)',
};

/** What is wrong with a name, as part of a sentence for people; a character is named by its number, never shown. */
export function nameFaultText(fault: PersonNameFault, maxLength: number): string {
  if ('codePoint' in fault) return `${unicodeNumber(fault.codePoint)} in it ${KINDS[fault.reason]}`;
  if (fault.reason === 'reserved')
    return `it looks like the id of a guest, which begins with "${GUEST_PREFIX}"`;
  return `it must have 1 to ${maxLength} characters`;
}

function unicodeNumber(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
