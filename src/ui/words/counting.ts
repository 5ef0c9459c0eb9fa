/** What a text says of a number, by the plural categories of CLDR. Each text is whole and holds its number. */
export type PluralForms<Category extends Intl.LDMLPluralRule> = Readonly<Record<Category | 'other', string>>;

/** How one language counts. */
export interface Counting<Category extends Intl.LDMLPluralRule> {
  /** As that language writes it: `1,200`, `1.200`. */
  readonly number: (value: number) => string;
  /** The text for that many. */
  readonly plural: (value: number, forms: PluralForms<Category>) => string;
}

/**
 * @typeParam Category the forms that the language has beside `other`: a text that lacks one of them does not compile.
 *   `new Intl.PluralRules(locale).resolvedOptions().pluralCategories` lists them.
 * @param locale BCP 47, with a pin for what engines differ in: plain `ar` writes ١١ in one and 11 in another, so it is
 *   `ar-u-nu-latn`. Never a text from the environment: `Intl` throws on a malformed one.
 */
export function counting<Category extends Intl.LDMLPluralRule>(locale: string): Counting<Category> {
  let numbers: Intl.NumberFormat | undefined;
  let rules: Intl.PluralRules | undefined;
  return {
    number: (value) => (numbers ??= new Intl.NumberFormat(locale)).format(value),
    plural: (value, forms) => {
      const given: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
      // A newer engine may know a category that the language did not have when its words were written.
      return given[(rules ??= new Intl.PluralRules(locale)).select(value)] ?? forms.other;
    },
  };
}
