// What the body of a machine's answer looks like, without anything of what it says.

import { jsonFields } from '../base/json-fields.ts';
import type { Facts } from './facts.ts';

/** What an answer looks like that has no token in it. */
export function bodyShape(text: string): NonNullable<Facts['body']> {
  if (text.trim() === '') return 'empty';
  if (jsonFields(text)) return 'json';
  return /^\s*<(!doctype|html|\?xml|!--)/i.test(text) ? 'web-page' : 'text';
}

/** In which form an answer gives a token. */
export function dialectOf(text: string): NonNullable<Facts['dialect']> {
  const fields = jsonFields(text);
  if (!fields) return 'bare-token';
  const has = (name: string) => Object.hasOwn(fields, name);
  if (has('authToken')) return has('expiresIn') || has('serverTime') ? 'extended' : 'original';
  return has('token') ? 'moderated-chat' : 'momento-function';
}
