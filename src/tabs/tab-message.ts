// What tabs say to each other: one asks what the others know, and those that know something answer.

import { LONGEST_ASKED_WAIT_MS } from '../base/asked-wait.ts';
import type { SharedFailure, TokenNews, VendAnswer } from '../tvm-client/index.ts';
import { toldRole } from '../tvm-client/told-role.ts';
import { TVM_ERROR_CODES } from '../tvm-client/tvm-error.ts';

/** Raise it when a message changes its shape or sense: tabs of an older page then keep to themselves. */
export const PROTOCOL_VERSION = 3;

// No machine's answer is read that is longer.
const LONGEST_TEXT = 65_536;
const MOST_TOPICS = LONGEST_TEXT / 4;

export interface TabNews extends TokenNews {
  /** How long ago the request behind `failure` failed, in ms; 0 without a failure. */
  readonly failedMsAgo: number;
}

export type TabMessage =
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'answer'; readonly to: string; readonly news: TabNews };

type Fields = Readonly<Record<string, unknown>>;

/** Reads what came over the channel; `undefined` for anything that is not ours. Never throws. */
export function parseTabMessage(data: unknown): TabMessage | undefined {
  const { kind, id, to, news } = fieldsOf(data);
  if (kind === 'question' && isString(id)) return { kind, id };
  const parsed = parseNews(news);
  return kind === 'answer' && isString(to) && parsed ? { kind, to, news: parsed } : undefined;
}

function parseNews(data: unknown): TabNews | undefined {
  const { answer, failure, waitMs, failedMsAgo } = fieldsOf(data);
  if (!isDuration(waitMs) || !isDuration(failedMsAgo)) return undefined;
  return {
    answer: parseAnswer(answer),
    failure: parseFailure(failure),
    waitMs: Math.min(waitMs, LONGEST_ASKED_WAIT_MS),
    failedMsAgo,
  };
}

function parseAnswer(data: unknown): VendAnswer | undefined {
  const { token, expiry } = fieldsOf(data);
  const { authToken, tokenId, idRule, role, cacheName, topics } = fieldsOf(token);
  const { expiresIn } = fieldsOf(expiry);
  if (!isString(authToken) || !isDuration(expiresIn) || expiresIn === 0) return undefined;
  return {
    token: {
      authToken,
      tokenId: isString(tokenId) ? tokenId : undefined,
      idRule: isString(idRule) ? idRule : undefined,
      role: toldRole(role),
      cacheName: isString(cacheName) ? cacheName : undefined,
      topics: Array.isArray(topics) ? topics.slice(0, MOST_TOPICS).filter(isString) : undefined,
    },
    expiry: { expiresIn },
  };
}

function parseFailure(data: unknown): SharedFailure | undefined {
  const { code, status, refusesThisPage } = fieldsOf(data);
  const known = TVM_ERROR_CODES.find((one) => one === code);
  // That a client was closed concerns nobody else.
  if (!known || known === 'closed') return undefined;
  return {
    code: known,
    status: typeof status === 'number' ? status : undefined,
    refusesThisPage: refusesThisPage === true,
  };
}

function fieldsOf(data: unknown): Fields {
  return typeof data === 'object' && data !== null ? (data as Fields) : {};
}

function isString(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT;
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
