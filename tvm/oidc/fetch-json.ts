import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { jsonFieldsOf } from '../json-fields.ts';
import { IssuerTrouble } from './issuer-trouble.ts';

/** The largest that have been seen, keys with their certificates, have about 20 kB. */
const MAX_ANSWER_BYTES = 524_288;

export interface FetchJsonOptions {
  /** What is fetched, for the operator: `the keys of the issuer`. */
  readonly what: string;
  readonly signal: AbortSignal;
}

/**
 * Fetches a JSON object. A redirection is not followed: the address is the operator's, or the issuer's own word.
 * @throws IssuerTrouble
 */
export async function fetchJson(
  url: string,
  { what, signal }: FetchJsonOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const { status, text } = await get(new URL(url), signal).catch((cause: unknown) => {
    if (cause instanceof TooLong) throw new IssuerTrouble(`unable to use ${what}; there is too much`);
    const reason = signal.aborted ? 'there was no answer in time' : 'there was no answer';
    throw new IssuerTrouble(`unable to get ${what}; ${reason}`, { cause });
  });
  if (status !== 200) throw new IssuerTrouble(`unable to get ${what}; the answer was ${status}`);
  const fields = jsonFieldsOf(text);
  if (!fields) throw new IssuerTrouble(`unable to use ${what}; the answer is no JSON object`);
  return fields;
}

class TooLong extends Error {}

/** As in lambda/secret-request.ts: the first use of Node's `fetch` costs a cold function more than all this. */
function get(url: URL, signal: AbortSignal): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    const asking = request(url, { headers: { Accept: 'application/json' }, signal }, (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length > MAX_ANSWER_BYTES) response.destroy(new TooLong());
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}
