const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID: an id that is nobody's name, and that nobody types. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
