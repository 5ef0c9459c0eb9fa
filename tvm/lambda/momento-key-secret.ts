import { jsonFieldsOf } from '../json-fields.ts';
import { type MomentoKey, momentoKeyOf } from '../momento-key.ts';

/**
 * Reads the text of the secret with the Momento API key: the key alone, or the JSON that the Momento console
 * gives, `{"apiKey": "…", "endpoint": "…"}`, of which a key of the older kind needs no endpoint.
 * @throws Error that does not quote the text.
 */
export function parseMomentoKeySecret(text: string): MomentoKey {
  const trimmed = text.trim();
  const { apiKey, endpoint } = trimmed.startsWith('{')
    ? fieldsOf(trimmed)
    : { apiKey: trimmed, endpoint: undefined };
  if (typeof apiKey !== 'string' || apiKey.trim() === '')
    throw new Error('unable to use the secret; it holds no apiKey');
  return momentoKeyOf({ apiKey, endpoint: typeof endpoint === 'string' ? endpoint : undefined });
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  const fields = jsonFieldsOf(json);
  if (fields) return fields;
  throw new Error('unable to use the secret; it begins like JSON and is not');
}
