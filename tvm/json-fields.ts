// Reads JSON that may be none, and the JSON in a token that nobody has verified.

/** The claims of a JWT, unverified; empty where the text is none. */
export function claimsOf(jwt: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = jwt.split('.');
  return jsonFieldsOf(Buffer.from(payload, 'base64url').toString()) ?? {};
}

/** The fields of a JSON object; undefined where the text is none. Unlike `JSON.parse`, it quotes nothing. */
export function jsonFieldsOf(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
