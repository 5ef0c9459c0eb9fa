// The only caller of `Intl`, which throws on a tag that it does not like, on what the system has set wrong, and where
// parts of it are missing. Here it never does: the tag, else the engine's own choice, else plain text.

interface Format<Value> {
  format(value: Value): string;
}

type Make<Value> = (locale: string | undefined) => Format<Value>;

/** @param locale from `pageLocale`, or written in the code */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Format<number> {
  const plain = (atMs: number) => {
    const at = new Date(atMs);
    if (Number.isNaN(atMs)) return '';
    return options.timeStyle === 'short' ? at.toTimeString().slice(0, 5) : at.toDateString();
  };
  return careful<number>(locale, (tag) => new Intl.DateTimeFormat(tag, options), plain);
}

export function numberFormat(locale: string, options?: Intl.NumberFormatOptions): Format<number> {
  const plain = (value: number) => [value, options?.unit].join(' ').trim();
  return careful<number>(locale, (tag) => new Intl.NumberFormat(tag, options), plain);
}

/** Several as one: "a, b and c". */
export function listFormat(locale: string): Format<readonly string[]> {
  return careful<readonly string[]>(
    locale,
    (tag) => new Intl.ListFormat(tag),
    (all) => all.join(', '),
  );
}

/** "today" and "yesterday" for 0 and -1; undefined where the engine has no words for them. */
export function dayWords(locale: string): (days: number) => string | undefined {
  const format = careful<number>(
    locale,
    (tag) => {
      const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
      return { format: (days) => near.format(days, 'day') };
    },
    () => '',
  );
  return (days) => format.format(days) || undefined;
}

/** The plural category of a number in that language. */
export function pluralOf(locale: string): (value: number) => string {
  const format = careful<number>(
    locale,
    (tag) => {
      const rules = new Intl.PluralRules(tag);
      return { format: (value) => rules.select(value) };
    },
    () => 'other',
  );
  return (value) => format.format(value);
}

export function upperCase(text: string, locale: string): string {
  try {
    return text.toLocaleUpperCase(locale);
  } catch {
    return text.toUpperCase();
  }
}

/** The tag as `Intl` writes it, with these pins; undefined where it takes none. */
export function canonicalTag(tag: string, pins?: Intl.LocaleOptions): string | undefined {
  try {
    return new Intl.Locale(tag, pins).toString();
  } catch {
    return undefined;
  }
}

function careful<Value>(locale: string, make: Make<Value>, plain: (value: Value) => string): Format<Value> {
  const made = firstOf([() => make(locale), () => make(undefined)]);
  return { format: (value) => firstOf([() => made?.format(value)]) ?? plain(value) };
}

function firstOf<Result>(attempts: readonly (() => Result)[]): Result | undefined {
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch {
      // The next one.
    }
  }
  return undefined;
}
