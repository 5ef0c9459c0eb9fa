import { checkLabel } from '../../base/label.ts';
import type { ConfigProblem } from './config-problem.ts';
import { parseConfigUrl } from './config-url.ts';
import { child, elements, type Field, isObject } from './field.ts';

/** Reads what is right and notes what is wrong; a value that is wrong is read as undefined. */
export class FieldReader {
  readonly problems: ConfigProblem[] = [];

  /** The elements of a list; none where there is no list. */
  list(field: Field): readonly Field[] {
    if (field.value !== undefined && !Array.isArray(field.value)) this.wrong(field);
    return elements(field);
  }

  /** Wants an object, and no key in it that has no meaning there. */
  object(field: Field, known: readonly string[]): void {
    if (!isObject(field.value)) return this.wrong(field);
    for (const name of Object.keys(field.value)) {
      const { source, key } = child(field, name);
      if (!known.includes(name)) this.problems.push({ source, key, code: 'unknown', known });
    }
  }

  /** Where nothing is said: false. */
  flag(field: Field): boolean {
    const { value = false } = field;
    if (typeof value !== 'boolean') this.wrong(field);
    return value === true;
  }

  /**
   * A label of at most `maxLength` UTF-16 units.
   * @param options.others labels that it must not be; it is one of them from now on
   */
  label(
    field: Field,
    { maxLength, others }: { readonly maxLength: number; readonly others?: Set<string> },
  ): string | undefined {
    const check = typeof field.value === 'string' ? checkLabel(field.value, maxLength) : undefined;
    if (!check?.ok) return this.wrong(field);
    if (others?.has(check.label)) this.wrong(field, 'taken');
    others?.add(check.label);
    return check.label;
  }

  optionalUrl(field: Field): string | undefined {
    return field.value === undefined ? undefined : this.url(field);
  }

  /** A URL that credentials may go to. @param base resolves a relative one; without it only a full URL is taken */
  url(field: Field, base?: string): string | undefined {
    const url = typeof field.value === 'string' ? parseConfigUrl(field.value, base) : undefined;
    return url?.href ?? this.wrong(field);
  }

  match(field: Field, pattern: RegExp): string | undefined {
    const { value } = field;
    return typeof value === 'string' && pattern.test(value) ? value : this.wrong(field);
  }

  oneOf<const T extends string>(field: Field, choices: readonly T[]): T | undefined {
    return choices.find((choice) => choice === field.value) ?? this.wrong(field);
  }

  wrong({ source, key, value }: Field, code: 'wrong' | 'taken' = 'wrong'): undefined {
    this.problems.push({ source, key, code, value });
  }
}
