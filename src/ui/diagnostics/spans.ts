import { numberFormat } from '../words/formats.ts';

/**
 * A span of time in words of `language`, its sign left out: "25 hours", "15 minutes", "90 seconds". A unit is used
 * from two of it on, so that rounding does not lie.
 */
export function spanInWords(seconds: number, language: string): string {
  const span = Math.abs(seconds);
  const [unit, length] = UNITS.find(([, each]) => span >= 2 * each) ?? SECONDS;
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return numberFormat(language, options).format(span / length);
}

const SECONDS = ['second', 1] as const;
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
