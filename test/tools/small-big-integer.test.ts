import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import Small from '../../tools/small-big-integer.ts';

interface Whole
  extends Omit<Small, 'add' | 'subtract' | 'multiply' | 'mod' | 'abs' | 'compareTo' | 'equals' | 'modPow'> {
  add(other: Whole): Whole;
  subtract(other: Whole): Whole;
  multiply(other: Whole): Whole;
  mod(modulus: Whole): Whole;
  abs(): Whole;
  compareTo(other: Whole): number;
  equals(other: Whole): boolean;
  modPow(exponent: Whole, modulus: Whole, tell: (error: null, result: Whole) => void): void;
}

/** The library's own, which the page does not load. */
const { default: Library } = createRequire(import.meta.url)('amazon-cognito-identity-js/lib/BigInteger') as {
  default: new (hex: string, radix: 16) => Whole;
};

const digits = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')), minLength: 1, maxLength });
const number = digits(800);
const sign = (value: number) => Math.sign(value);

describe('The small BigInteger', () => {
  it.each(['add', 'subtract', 'multiply'] as const)('can %s as the library does', (operation) => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        const whole = new Library(one, 16)[operation](new Library(other, 16));
        const small = new Small(one)[operation](new Small(other));
        expect(small.toString(16)).toBe(whole.toString(16));
        expect(small.abs().toString(16)).toBe(whole.abs().toString(16));
      }),
      { numRuns: 300 },
    );
  });

  it('compares as the library does', () => {
    fc.assert(
      fc.property(digits(3), digits(3), (one, other) => {
        const whole = [new Library(one, 16), new Library(other, 16)] as const;
        const small = [new Small(one), new Small(other)] as const;
        expect(sign(small[0].compareTo(small[1]))).toBe(sign(whole[0].compareTo(whole[1])));
        expect(small[0].equals(small[1])).toBe(whole[0].equals(whole[1]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has the remainder of the library, also of less than nothing', () => {
    fc.assert(
      fc.property(number, number, digits(400), (one, other, modulus) => {
        const whole = new Library(one, 16)
          .subtract(new Library(other, 16))
          .mod(new Library(`1${modulus}`, 16));
        const small = new Small(one).subtract(new Small(other)).mod(new Small(`1${modulus}`));
        expect(small.toString(16)).toBe(whole.toString(16));
      }),
      { numRuns: 300 },
    );
  });

  it('raises to a power as the library does, also less than nothing', () => {
    fc.assert(
      fc.property(digits(60), digits(60), digits(20), digits(30), (one, other, exponent, modulus) => {
        // The library's way is for odd numbers, as primes are.
        const odd = `1${modulus}1`;
        // Of the power 0 the library tells nobody.
        const power = `1${exponent}`;
        const results: string[] = [];
        const tell = (_error: null, result: { toString(radix: number): string }) =>
          results.push(result.toString(16));
        new Library(one, 16)
          .subtract(new Library(other, 16))
          .modPow(new Library(power, 16), new Library(odd, 16), tell);
        new Small(one).subtract(new Small(other)).modPow(new Small(power), new Small(odd), tell);
        expect(results[1]).toBe(results[0]);
        expect(results).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', 'a-b', ' ff ', '00ff', 'FfAb1'])('makes of "%s" what the library makes of it', (text) => {
    expect(new Small(text).abs().toString(16)).toBe(new Library(text, 16).abs().toString(16));
  });
});
