import { request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface SentRequest {
  readonly method?: string;
  /** Names and values in turn, as they are to be written. */
  readonly headers?: readonly string[];
}

/** `fetch`, for what it would change: the case of header names, and headers that come twice. */
export function sendRequest(
  url: string,
  { method = 'GET', headers = [] }: SentRequest = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const request = httpRequest(url, { method, headers: ['Host', host, ...headers] }, (message) => {
      const { statusCode: status = 0, rawHeaders } = message;
      const received = new Headers();
      for (let i = 0; i < rawHeaders.length; i += 2) {
        received.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
      }
      buffer(message).then(
        (body) => resolve(new Response(body.length === 0 ? null : body, { status, headers: received })),
        reject,
      );
    });
    request.once('error', reject).end();
  });
}
