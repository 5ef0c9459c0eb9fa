import { isUuid } from '../../base/uuid.ts';

const BITS = 32;
const DIGITS = BITS / 4;

/** A UUID as that many numbers of 32 bits each. */
export const UUID_WORDS = 128 / BITS;

/** Whether it is a UUID as `crypto.randomUUID` writes it: what is written in another way would not come back as it was. */
export function canBePacked(text: string): boolean {
  return isUuid(text) && text === text.toLowerCase();
}

/** @param uuid one that {@link canBePacked} */
export function wordsOf(uuid: string): number[] {
  const digits = uuid.replaceAll('-', '');
  return Array.from({ length: UUID_WORDS }, (_, index) =>
    Number.parseInt(digits.slice(index * DIGITS, (index + 1) * DIGITS), 16),
  );
}

/** @param words what {@link wordsOf} gave */
export function uuidOf(words: Uint32Array): string {
  const digits = Array.from(words, (word) => word.toString(16).padStart(DIGITS, '0')).join('');
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
