import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { GatewayAnswer } from './gateway-error.ts';
import { isRecord } from './is-record.ts';

/**
 * What a Lambda returned, as an answer; undefined where it does not have the shape of a proxy integration's
 * result. (Source: "Output format of a Lambda function for proxy integration" of API Gateway's guide.)
 */
export function readProxyResult(result: unknown): GatewayAnswer | undefined {
  if (!isRecord(result)) return undefined;
  const { statusCode, body } = result;
  const headers = readHeaders(result.headers, isHeaderValue);
  const multiValueHeaders = readHeaders(result.multiValueHeaders, isValueList);
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  if (!headers || !multiValueHeaders) return undefined;
  const merged = merge({ 'Content-Type': 'application/json', ...headers }, multiValueHeaders);
  return canBeSent(merged) ? { status, headers: merged, body: body ?? '' } : undefined;
}

type HeaderValue = string | number | boolean;

function readHeaders<T>(
  value: unknown,
  isRight: (entry: unknown) => entry is T,
): Readonly<Record<string, T>> | undefined {
  if (value === undefined || value === null) return {};
  if (!isRecord(value) || !Object.values(value).every(isRight)) return undefined;
  return value as Readonly<Record<string, T>>;
}

/** Names are the same in any case. */
function merge(
  headers: Readonly<Record<string, HeaderValue>>,
  multiValueHeaders: Readonly<Record<string, readonly HeaderValue[]>>,
): Record<string, string | readonly string[]> {
  const merged = new Map<string, readonly [name: string, value: string | readonly string[]]>();
  for (const [name, value] of Object.entries(headers)) merged.set(name.toLowerCase(), [name, String(value)]);
  for (const [name, values] of Object.entries(multiValueHeaders)) {
    merged.set(name.toLowerCase(), [name, values.map(String)]);
  }
  return Object.fromEntries(merged.values());
}

/** No line breaks, and what else HTTP does not take. */
function canBeSent(headers: GatewayAnswer['headers']): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      for (const one of [value].flat()) validateHeaderValue(name, one);
    }
    return true;
  } catch {
    return false;
  }
}

function isHeaderValue(value: unknown): value is HeaderValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isValueList(value: unknown): value is readonly HeaderValue[] {
  return Array.isArray(value) && value.every(isHeaderValue);
}
