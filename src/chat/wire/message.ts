// What goes over the topic: the original chat's JSON plus an `id`, so that both understand each other.
// (Source of the format: momentohq/client-sdk-javascript, examples/web/vite-chat-app.)

/** The topic service takes no message above this, in bytes of UTF-8. */
export const MAX_PAYLOAD_BYTES = 4096;

/** What we publish; `timestampMs` is epoch ms. */
export interface OutgoingMessage {
  readonly id: string;
  readonly username: string;
  readonly text: string;
  readonly timestampMs: number;
}

export type OutgoingJoined = Omit<OutgoingMessage, 'text'>;

/** What arrived. Everything in it is the sender's claim. */
export type Payload =
  | {
      readonly kind: 'message';
      /** Absent when the original chat sent it. */
      readonly id: string | undefined;
      readonly username: string;
      readonly text: string;
      readonly timestampMs: number | undefined;
    }
  | {
      readonly kind: 'joined';
      readonly id: string | undefined;
      readonly username: string;
      readonly timestampMs: number | undefined;
    }
  | { readonly kind: 'foreign'; readonly format: 'text' | 'json'; readonly text: string }
  | {
      readonly kind: 'foreign';
      readonly format: 'binary';
      readonly text: string;
      readonly byteCount: number;
    }
  /** An event that this page does not know: a newer page's business. */
  | { readonly kind: 'ignored' };

export function encodeMessage({ id, username, text, timestampMs }: OutgoingMessage): string {
  return JSON.stringify({ event: 'message', username, text, timestamp: Math.trunc(timestampMs), id });
}

export function encodeJoined({ id, username, timestampMs }: OutgoingJoined): string {
  return JSON.stringify({ event: 'user_joined', username, timestamp: Math.trunc(timestampMs), id });
}

const encoder = new TextEncoder();

/** Bytes of `text` in UTF-8, as the service counts them. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

/** Line breaks as `\n`, and no other control character than these and tabs. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

// No honest payload has more UTF-16 units than bytes allowed; anything above is cut before it costs anything.
const MAX_SHOWN_LENGTH = MAX_PAYLOAD_BYTES;
const MAX_PARSED_LENGTH = 4 * MAX_PAYLOAD_BYTES;
const MAX_ID_LENGTH = 128;
const SHOWN_BYTES = 64;
const LATEST_TIME_MS = 8.64e15;

/**
 * Reads an item of the topic. Never throws, whatever the value: what is not chat comes back as `foreign`, to be
 * shown as what it is. Work and result are bounded.
 */
export function parsePayload(value: string | Uint8Array): Payload {
  if (typeof value !== 'string') return parseBytes(value);
  const json = parseJson(value);
  if (json === undefined) return { kind: 'foreign', format: 'text', text: shown(value) };
  return parseEvent(json.value) ?? { kind: 'foreign', format: 'json', text: shown(value) };
}

function parseEvent(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null || !('event' in value)) return undefined;
  const { event, username, text, timestamp, id } = value as Record<string, unknown>;
  const claims = {
    id: typeof id === 'string' && id !== '' && id.length <= MAX_ID_LENGTH ? id : undefined,
    username: typeof username === 'string' ? username : '',
    timestampMs: isTime(timestamp) ? timestamp : undefined,
  };
  if (event === 'user_joined') return { kind: 'joined', ...claims };
  if (event !== 'message') return { kind: 'ignored' };
  return typeof text === 'string' ? { kind: 'message', ...claims, text: shown(text) } : undefined;
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  if (text.length > MAX_PARSED_LENGTH) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function parseBytes(bytes: Uint8Array): Payload {
  const start = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
  const text = start.join(' ') + (bytes.length > SHOWN_BYTES ? ' …' : '');
  return { kind: 'foreign', format: 'binary', text, byteCount: bytes.length };
}

function shown(text: string): string {
  if (text.length <= MAX_SHOWN_LENGTH) return cleanText(text);
  return `${cleanText(text.slice(0, MAX_SHOWN_LENGTH).replace(/\p{Cs}$/u, ''))}…`;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LATEST_TIME_MS;
}
