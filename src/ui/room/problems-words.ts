// What goes wrong in a room: what happened, and what to do now.

import type { Problem } from '../../chat/room.ts';
import type { SendFailureCode } from '../../chat/timeline-row.ts';
import { words } from '../words/words.ts';

export interface UserMessage {
  /** What happened. */
  readonly heading: string;
  /** What to do now. */
  readonly text: string;
}

/** Names that messages mention. */
export interface ProblemContext {
  readonly machineName: string;
  readonly cacheName: string;
  readonly roomName: string;
}

type ProblemWords = (at: ProblemContext) => UserMessage;

const KEEPS_TRYING = 'The page keeps trying by itself; “Retry now” does not wait.';

const EN = {
  retryNow: 'Retry now',
  machine: {
    unauthorized: ({ machineName }) => ({
      heading: `“${machineName}” wants to know who you are`,
      text: 'It no longer lets people in without signing in. Ask whoever runs this chat how to get in.',
    }),
    forbidden: ({ machineName }) => ({
      heading: `“${machineName}” does not let you in`,
      text: 'Ask whoever runs this chat for access, then choose “Retry now”.',
    }),
    rejected: ({ machineName }) => ({
      heading: `“${machineName}” did not accept the request`,
      text: 'Leave and try another name. If that does not help, the address of the machine may be wrong: tell whoever runs this chat.',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `“${machineName}” does not let this page read its answer`,
      text: `Either it no longer lets you in, or it does not accept this page’s address (CORS). Leave and enter again; if that does not help, tell whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `“${machineName}” is busy`,
      text: `Many people are entering at once. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `“${machineName}” has a problem`,
      text: `It is there, but cannot let anybody in at the moment. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `“${machineName}” cannot be reached`,
      text: `Check your internet connection. If other sites work, the machine is down: tell whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `“${machineName}” takes too long to answer`,
      text: `Your connection or the machine is slow. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `“${machineName}” gave an answer that this page does not understand`,
      text: 'Its address in the configuration may lead to something else than a Token Vending Machine: ask whoever runs this chat to check it.',
    }),
    closed: () => ({
      heading: 'The connection was closed',
      text: 'Leave the room and join it again.',
    }),
  } satisfies Record<string, ProblemWords>,
  topic: {
    unauthenticated: () => ({
      heading: 'Your access to the room has ended',
      text: `A new one has to be fetched. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `You may not enter “${roomName}”`,
      text: 'Leave and try another room, or ask whoever runs this chat for access to this one and choose “Retry now”.',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `The cache “${cacheName}” does not exist`,
      text: `Create a cache named “${cacheName}” in the Momento Console (console.gomomento.com), in the region of the Token Vending Machine’s API key, then choose “Retry now”.`,
    }),
    'limit-exceeded': () => ({
      heading: 'Momento takes no more for now',
      text: `A limit of the Momento account is reached. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `Momento does not accept “${roomName}”`,
      text: 'Leave and try a room with a simpler name.',
    }),
    timeout: () => ({
      heading: 'Momento takes too long to answer',
      text: `Your connection or the service is slow. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momento is not available',
      text: `The service cannot serve this room at the moment. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Something failed inside Momento',
      text: `It is nothing you did. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'Momento cannot be reached',
      text: `Check your internet connection. If other sites work, something on the way may block this one. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'The connection to Momento does not hold',
      text: `Something on the way answers in its place: a proxy, or a network that wants you to sign in. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `Momento cannot read what “${machineName}” gave out`,
      text: 'The Token Vending Machine makes tokens of a wrong kind: tell whoever runs this chat.',
    }),
    cancelled: () => ({
      heading: 'The connection was interrupted',
      text: KEEPS_TRYING,
    }),
  } satisfies Record<string, ProblemWords>,
  /** A code nobody knows. */
  unknown: { heading: 'The room cannot be reached', text: KEEPS_TRYING },
  /** Why a message was not sent. */
  sendFailures: {
    'read-only': 'Not sent: you may only read here.',
    limited: 'Not sent: Momento takes no more for now. Try again in a moment.',
    timeout: 'No answer: it may or may not have arrived. Trying again will not double it.',
    unreachable: 'Not sent: no connection. Try again when the room is live.',
    'signed-out': 'Not sent: your access has ended. Join again.',
    rejected: 'Not sent: Momento does not accept this message.',
  } satisfies Record<SendFailureCode, string>,
  /** In the room, until the same person has signed in again. */
  identityLost: {
    heading: 'You are no longer signed in',
    text: 'You can read what is here. Sign in again to go on and to write; what you have written is kept.',
  },
  signIn: 'Sign in',
};

export const problemsWords = words('problems', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    problems: typeof EN;
  }
}

/** What is in the way of the conversation. */
export function connectionProblem(problem: Problem, context: ProblemContext): UserMessage {
  const { machine, topic, unknown } = problemsWords();
  const known: Readonly<Record<string, ProblemWords>> = problem.source === 'machine' ? machine : topic;
  const words = Object.hasOwn(known, problem.code) ? known[problem.code] : undefined;
  return words?.(context) ?? unknown;
}

/** Why a message was not sent. */
export function sendFailure(code: SendFailureCode): string {
  return problemsWords().sendFailures[code];
}
