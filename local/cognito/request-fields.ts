import { CognitoRefusal, invalidParameter } from './cognito-refusal.ts';

/** The JSON body of a request, read field by field. */
export class RequestFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  private constructor(fields: Readonly<Record<string, unknown>>) {
    this.#fields = fields;
  }

  /** @throws CognitoRefusal for anything but an object */
  static parse(json: string): RequestFields {
    try {
      const value: unknown = JSON.parse(json);
      if (isRecord(value)) return new RequestFields(value);
    } catch {
      // Answered below, like every other body that is not an object.
    }
    throw new CognitoRefusal('SerializationException', 'Start of structure or map found where not expected.');
  }

  /** The whole body, to pass on. */
  get body(): Readonly<Record<string, unknown>> {
    return this.#fields;
  }

  optionalText(name: string): string | undefined {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** @throws CognitoRefusal where it is missing, empty or no text */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw invalidParameter(`Missing required parameter ${name}`);
    return value;
  }

  /** A nested object; empty where it is missing. */
  fields(name: string): RequestFields {
    const value = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    return new RequestFields(isRecord(value) ? value : {});
  }

  /** `[{ Name, Value }]`, Cognito's form of a map; what does not fit is left out. */
  attributes(name: string): ReadonlyMap<string, string> {
    const list = Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
    const found = new Map<string, string>();
    if (!Array.isArray(list)) return found;
    for (const entry of list as unknown[]) {
      if (!isRecord(entry)) continue;
      const { Name, Value } = entry;
      if (typeof Name === 'string' && typeof Value === 'string') found.set(Name, Value);
    }
    return found;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
