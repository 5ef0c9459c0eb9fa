import type { Inputs } from './assumptions.ts';
import { simulateVends } from './simulate-vends.ts';

export interface Chat {
  /** `conversation`: rooms of equal size, everybody writes. `broadcast`: one room, one writes, all others read. */
  readonly kind: 'conversation' | 'broadcast';
  /** All are nameless guests who share tokens. Default: each has a token of their own. */
  readonly sharedTokens?: boolean;
  /** Default: true, as in the real client. */
  readonly jitter?: boolean;
}

export interface ChatLoad {
  /** Tokens that Momento makes, in the long run. */
  readonly vendsPerSecond: number;
  /** What reaches the machine, in the long run: the same, unless tokens are shared. */
  readonly requestsPerSecond: number;
  /** Requests when everybody comes in one rush. */
  readonly rushPerSecond: number;
  /** Requests in the worst half minute of renewals after that. */
  readonly renewalPeakPerSecond: number;
  /** How long the vend quota takes to serve everybody once. */
  readonly everybodyOnceSeconds: number;
  readonly operationsPerSecond: number;
  readonly streams: number;
  readonly usdPerHour: number;
}

const CHUNK_BYTES = 1_024;
const SECONDS_PER_HOUR = 3_600;
const MILLION = 1_000_000;

/** How the load of a chat follows from the number of its page users. */
export type LoadModel = (pageUsers: number) => ChatLoad;

export function loadModel(chat: Chat, inputs: Inputs): LoadModel {
  const { sharedTokens = false, jitter = true } = chat;
  const { ttlSeconds, visitSeconds, rushSeconds, sharedForSeconds, vendsPerSecondQuota } = inputs;
  const oldestSeconds = sharedTokens ? sharedForSeconds : 0;
  const each = simulateVends({ ttlSeconds, visitSeconds, rushSeconds, oldestSeconds, jitter });

  return (pageUsers) => {
    const arrivalsPerSecond = pageUsers / visitSeconds;
    const requestsPerSecond = arrivalsPerSecond * each.perVisit;
    const renewalsPerSecond = requestsPerSecond - arrivalsPerSecond;
    // Each sandbox of the function has a shared token of its own.
    const sandboxes = Math.max(1, Math.ceil(requestsPerSecond * inputs.requestSeconds));
    const operationsPerSecond = topicOperations({ kind: chat.kind, pageUsers }, inputs);
    return {
      vendsPerSecond: sharedTokens
        ? Math.min(requestsPerSecond, sandboxes / sharedForSeconds)
        : requestsPerSecond,
      requestsPerSecond,
      rushPerSecond: pageUsers / rushSeconds,
      renewalPeakPerSecond: pageUsers * each.renewalPeakPerSecond,
      everybodyOnceSeconds: (sharedTokens ? sandboxes : pageUsers) / vendsPerSecondQuota,
      operationsPerSecond,
      streams: pageUsers + renewalsPerSecond * inputs.overlapSeconds,
      usdPerHour:
        (SECONDS_PER_HOUR / MILLION) *
        (operationsPerSecond * inputs.usdPerMillionOperations +
          requestsPerSecond * inputs.usdPerMillionRequests),
    };
  };
}

/** One operation for the publish and one for each delivery, each times the begun kilobytes. */
function topicOperations(
  { kind, pageUsers }: { kind: Chat['kind']; pageUsers: number },
  inputs: Inputs,
): number {
  const chunks = Math.ceil(inputs.messageBytes / CHUNK_BYTES);
  if (kind === 'broadcast') {
    const messagesPerSecond = inputs.messagesPerBroadcastHour / SECONDS_PER_HOUR;
    return messagesPerSecond * (1 + pageUsers) * chunks;
  }
  const inRoom = Math.min(inputs.peopleInRoom, pageUsers);
  const messagesPerSecond = (pageUsers * inputs.messagesPerPersonPerHour) / SECONDS_PER_HOUR;
  // Who comes in is announced, in less than a kilobyte; a reader is not.
  const arrivalsPerSecond = pageUsers / inputs.visitSeconds;
  return (messagesPerSecond * chunks + arrivalsPerSecond) * (1 + inRoom);
}

const MOST_PAGE_USERS = 2 ** 40;

/** The most page users of whom `fits` is true; there must be a number from which on it is false. */
export function mostPageUsers(fits: (pageUsers: number) => boolean): number {
  let most = 0;
  for (let step = MOST_PAGE_USERS; step >= 1; step /= 2) if (fits(most + step)) most += step;
  return most;
}
