import { listFormat, numberFormat, pluralOf } from './formats.ts';

/** What a text says of a number, by the plural categories of CLDR. Each text is whole and holds its number. */
export type PluralForms<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category | 'other', string>>;

/** How one language counts. */
export interface Counting<Category extends Intl.LDMLPluralRule> {
  /** As that language writes it: `1,200`, `1.200`. */
  readonly number: (value: number) => string;
  /** Several as one, as that language joins them: `a, b and c`, `a、b、c`, `Ana e Inés`. */
  readonly list: (texts: readonly string[]) => string;
  /** The text for that many. */
  readonly plural: (value: number, forms: PluralForms<Category>) => string;
}

/**
 * @typeParam Category the forms that the language has beside `other`: a text that lacks one of them does not compile.
 *   `new Intl.PluralRules(locale).resolvedOptions().pluralCategories` lists them.
 * @param locale BCP 47, with a pin for what engines differ in: plain `ar` writes ١١ in one and 11 in another, so it is
 *   `ar-u-nu-latn`. Never a text from the environment.
 */
export function counting<Category extends Intl.LDMLPluralRule>(locale: string): Counting<Category> {
  let numbers: ReturnType<typeof numberFormat> | undefined;
  let rules: ReturnType<typeof pluralOf> | undefined;
  return {
    list: (texts) => listFormat(locale).format(texts),
    number: (value) => (numbers ??= numberFormat(locale)).format(value),
    plural: (value, forms) => {
      const given: Readonly<Partial<Record<string, string>>> = forms;
      // A newer engine may know a category that the language did not have when its words were written.
      return given[(rules ??= pluralOf(locale))(value)] ?? forms.other;
    },
  };
}
