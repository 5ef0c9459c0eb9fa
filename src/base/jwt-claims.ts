import { textOfBase64 } from './base64-text.ts';
import { jsonFields } from './json-fields.ts';

/** The claims of a JWT, unverified; undefined where the text is none. */
export function claimsOf(jwt: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload = ''] = jwt.split('.');
  try {
    return jsonFields(textOfBase64(payload.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}
