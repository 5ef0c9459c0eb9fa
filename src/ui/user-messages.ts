// Every word the page has for what goes wrong: what happened, and what to do now. Those few that the first load
// needs are in join-messages.ts, so that the rest can come with the room.

import type { Problem } from '../chat/room.ts';
import type { SendFailureCode } from '../chat/timeline-row.ts';

export interface UserMessage {
  /** What happened. */
  readonly heading: string;
  /** What to do now. */
  readonly text: string;
}

const KEEPS_TRYING = 'The page keeps trying by itself; “Retry now” does not wait.';

/** Names that messages mention. */
export interface ProblemContext {
  readonly machineName: string;
  readonly cacheName: string;
  readonly roomName: string;
}

const MACHINE: Readonly<Record<string, (at: ProblemContext) => UserMessage>> = {
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
};

const TOPIC: Readonly<Record<string, (at: ProblemContext) => UserMessage>> = {
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
};

const UNKNOWN_PROBLEM: UserMessage = { heading: 'The room cannot be reached', text: KEEPS_TRYING };

/** What is in the way of the conversation. A code nobody knows gets words too. */
export function connectionProblem(problem: Problem, context: ProblemContext): UserMessage {
  const words = problem.source === 'machine' ? MACHINE : TOPIC;
  if (!Object.hasOwn(words, problem.code)) return UNKNOWN_PROBLEM;
  return words[problem.code]?.(context) ?? UNKNOWN_PROBLEM;
}

/** Why a message was not sent. */
export function sendFailure(code: SendFailureCode): string {
  return SEND_FAILURES[code];
}

const SEND_FAILURES: Readonly<Record<SendFailureCode, string>> = {
  'read-only': 'Not sent: you may only read here.',
  limited: 'Not sent: Momento takes no more for now. Try again in a moment.',
  timeout: 'No answer: it may or may not have arrived. Trying again will not double it.',
  unreachable: 'Not sent: no connection. Try again when the room is live.',
  'signed-out': 'Not sent: your access has ended. Join again.',
  rejected: 'Not sent: Momento does not accept this message.',
};

/** A text does not fit into a message. */
export function messageTooLong(excessBytes: number): string {
  const bytes = excessBytes === 1 ? '1 byte' : `${excessBytes.toLocaleString('en')} bytes`;
  return `Too long by ${bytes}: shorten it or send it in parts.`;
}

/** The composer is closed. */
export const READ_ONLY =
  'You can read this room, but not write in it. Ask whoever runs this chat for the right to write.';

/** In the room, until the same person has signed in again. */
export const IDENTITY_LOST: UserMessage = {
  heading: 'You are no longer signed in',
  text: 'You can read what is here. Sign in again to go on and to write; what you have written is kept.',
};

/** Leaving would lose messages. */
export function unsentMessages(count: number): UserMessage {
  return {
    heading: count === 1 ? 'One message is not sent yet' : `${count} messages are not sent yet`,
    text: 'If you leave now, nobody will get to read what was not sent. Stay to send it.',
  };
}

/** None of the configured ways in is one that this page can use. */
export const NO_WAY_IN: UserMessage = {
  heading: 'There is no way in that this page can use',
  text: 'Every Token Vending Machine of this page wants people to sign in with Cognito, and this version of the page cannot do that yet. Add one with "auth": "open" or "auth": "lambda", or ask whoever runs this chat to.',
};

/** The configuration is wrong in so many places. */
export function configProblems(count: number): UserMessage {
  return {
    heading: 'This page is not set up correctly',
    text: `${count === 1 ? 'One setting is' : `${count} settings are`} wrong. Correct what is listed here, then load the page again.`,
  };
}
