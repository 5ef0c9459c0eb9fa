/** The fields of a JSON object or list, by name; undefined for any other text. */
export function jsonFields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Of anything else `Object` makes another one.
    return Object(value) === value ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
