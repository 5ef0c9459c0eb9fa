// What is asked of the control of a stand-in, from JSON.

/** A control request that says something impossible; the text names the field. */
export class BadControlRequest extends Error {
  override readonly name = 'BadControlRequest';
}

/** Reads the fields of a control request, whatever they are. All methods throw BadControlRequest only. */
export class ControlFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new BadControlRequest('the body is not a JSON object');
    }
    this.#fields = body as Record<string, unknown>;
  }

  required<T>(name: string, value: T | undefined): T {
    if (value === undefined) throw new BadControlRequest(`"${name}" is missing`);
    return value;
  }

  text(name: string): string | undefined {
    return this.read(name, 'a string', (value) => typeof value === 'string');
  }

  number(name: string): number | undefined {
    return this.read(name, 'a number of at least 0', isCount);
  }

  /** JSON has no Infinity: `null` stands for "never". */
  numberOrNever(name: string): number | undefined {
    return this.#fields[name] === null ? Number.POSITIVE_INFINITY : this.number(name);
  }

  flag(name: string): boolean | undefined {
    return this.read(name, 'true or false', (value) => typeof value === 'boolean');
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    return this.read(name, `one of ${allowed.join(', ')}`, (value): value is T => isOneOf(value, allowed));
  }

  list<const T extends string>(name: string, allowed: readonly T[]): readonly T[] {
    const isList = (value: unknown): value is readonly T[] =>
      Array.isArray(value) && value.every((entry) => isOneOf(entry, allowed));
    return this.required(name, this.read(name, `a list of ${allowed.join(', ')}`, isList));
  }

  /** @returns an object of strings */
  texts(name: string): Readonly<Record<string, string>> | undefined {
    return this.read(name, 'an object of strings', isTexts);
  }

  textList(name: string): readonly string[] {
    const isList = (value: unknown): value is readonly string[] =>
      Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    return this.required(name, this.read(name, 'a list of strings', isList));
  }

  /** @param expected what `is` wants, in words */
  protected read<T>(name: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.#fields[name];
    if (value === undefined) return undefined;
    if (!is(value))
      throw new BadControlRequest(`"${name}" must be ${expected}; got ${JSON.stringify(value)}`);
    return value;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isOneOf<T extends string>(value: unknown, allowed: readonly T[]): value is T {
  return (allowed as readonly unknown[]).includes(value);
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((v) => typeof v === 'string')
  );
}
