// The words for problems in a room: what happened, and what to do now; of its questions; and of what is answered or edited.
// They are loaded once the room is drawn; what is said where they cannot be is among the room's (room-words.ts).

import type { Author } from '../../chat/author.ts';
import { MAX_USER_NAME_LENGTH, personNameFault } from '../../chat/person-name.ts';
import type { Problem } from '../../chat/room/chat-room.ts';
import { userNameProblem } from '../parts/names-words.ts';
import type { UserMessage } from '../parts/user-message.ts';
import { words } from '../words/words.ts';
import { KEEPS_TRYING, roomWords } from './room-words.ts';

/** Names that messages mention. */
export interface ProblemContext {
  readonly machineName: string;
  readonly cacheName: string;
  readonly roomName: string;
  /** Of whoever is to be let in. */
  readonly userName: string;
  /** Where to find out more, if there are settings. */
  readonly checkUp: string;
  /** They have signed in: a machine that does not know them does not take that. */
  readonly isMember: boolean;
}

type ProblemWords = (at: ProblemContext & Pick<Problem, 'host'>) => UserMessage;

const EN = {
  machine: {
    unauthorized: ({ machineName, isMember }) =>
      isMember
        ? {
            heading: `“${machineName}” does not accept your sign-in`,
            text: 'You are signed in, but it probably takes other sign-ins than this page is set up for. Tell whoever runs this chat: the check-up in the settings says what to compare.',
          }
        : {
            heading: `“${machineName}” wants to know who you are`,
            text: 'It no longer lets people in unless they sign in. Ask whoever runs this chat how to get in.',
          },
    forbidden: ({ machineName }) => ({
      heading: `“${machineName}” does not let you in`,
      text: 'Ask whoever runs this chat for access, then choose “Retry now”. If you have signed in and that does not help, leave, then sign out and in again.',
    }),
    rejected: ({ machineName }) => ({
      heading: `“${machineName}” did not accept the request`,
      text: 'Leave and try another name. If that does not help, the URL of the machine may be wrong: tell whoever runs this chat.',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `This page cannot read the answer from “${machineName}”`,
      text: `Either this network requires you to sign in, or the machine no longer lets you in, or it does not allow this page’s address (CORS). Leave and join again. If that does not help, tell whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `“${machineName}” is busy`,
      text: `Many people are joining at once. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `“${machineName}” has a problem, or does not let you in`,
      text: `It answers with an error, as some machines also do to people without access. If it lasts, ask whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `“${machineName}” cannot be reached`,
      text: `Check your internet connection. If other sites work, the machine is down: tell whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `“${machineName}” is taking too long to answer`,
      text: `Your connection or the machine is slow. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `This page does not understand the answer from “${machineName}”`,
      text: `It may come from a network that requires you to sign in. If not, the URL of the machine may be wrong: tell whoever runs this chat. ${KEEPS_TRYING}`,
    }),
    closed: () => ({
      heading: 'The connection was closed',
      text: 'Leave the room and join again.',
    }),
  } satisfies Record<string, ProblemWords>,
  topic: {
    unauthenticated: () => ({
      heading: 'Your access to this room has expired',
      text: `The page needs a new token. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `You may not enter “${roomName}”`,
      text: 'Leave and try another room, or ask whoever runs this chat for access and then choose “Retry now”.',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `The cache “${cacheName}” does not exist`,
      text: `Create a cache named “${cacheName}” in the Momento Console (console.gomomento.com), in the region of the Token Vending Machine’s API key, then choose “Retry now”.`,
    }),
    'limit-exceeded': () => ({
      heading: 'Momento is not accepting more right now',
      text: `A limit of the Momento account has been reached. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `Momento does not accept “${roomName}”`,
      text: 'Leave and try a room with a simpler name.',
    }),
    timeout: () => ({
      heading: 'Momento is taking too long to answer',
      text: `Your connection or the service is slow. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momento is not available',
      text: `The service cannot serve this room right now. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Something went wrong at Momento',
      text: `It is nothing you did. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'Momento cannot be reached',
      text: `Check your internet connection. If other sites work, something in between may be blocking Momento. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'The connection to Momento keeps breaking',
      text: `The answers are not Momento’s own: they may come from a proxy, or from a network that requires you to sign in. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `Momento cannot read the token from “${machineName}”`,
      text: 'The Token Vending Machine vends the wrong kind of token. Tell whoever runs this chat.',
    }),
    'foreign-host': ({ machineName, host = '' }) => ({
      heading: `“${machineName}” leads to a server that this page does not trust`,
      text: `Its token is for “${host}”, so nothing was sent there. Tell whoever runs this chat: if that server is right, it has to be added to "momentoHosts" in config.json.`,
    }),
    'no-streaming': () => ({
      heading: 'This browser cannot receive messages',
      text: 'It is too old to read an answer while it is still arriving. Update it, or open this page in another browser.',
    }),
    'held-back': ({ checkUp }) => ({
      heading: 'This network lets no messages through to you',
      text: `Something between here and Momento, such as a proxy, holds back what others write. What you write is sent. Try another network. ${KEEPS_TRYING} ${checkUp}`,
    }),
    cancelled: () => ({
      heading: 'The connection was interrupted',
      text: KEEPS_TRYING,
    }),
  } satisfies Record<string, ProblemWords>,
  /** The room is live all the same. */
  delayed: (checkUp: string) => ({
    heading: 'This network holds messages back',
    text: `Something between here and Momento, such as a proxy, passes them on only every few seconds. Nothing is lost: go on chatting. ${checkUp}`,
  }),
  /** Of these two, where there are settings. */
  checkUp: 'For whoever runs this network, the check-up in the settings says what to change.',
  muteHeading: (name: string) => `Mute ${name}?`,
  mute: 'Mute',
  cancel: 'Cancel',
  deleteHeading: 'Delete this message?',
  delete: 'Delete',
  keep: 'Keep',
  /** Who is muted, by how a name can be trusted. */
  muteReach: {
    verified: (name: string) => `This mutes ${name}, who is signed in.`,
    guest: (name: string) => `Guests choose their names, so this mutes every guest called ${name}.`,
    opaque: () => 'This mutes the person with this ID, whatever name they use.',
    claimed: (name: string) => `Nobody vouches for this name, so this mutes everyone who uses ${name}.`,
  } satisfies Record<Author['mark'], (name: string) => string>,
  muteText:
    'Their messages are hidden from you, in all rooms, and they are not told. You can unmute them at any time, here or in the settings.',
  deleteText:
    'It disappears from this page and from others like it. Those who have read it know it, and other apps in this room may still show it.',
  /** What is written answers a message, or changes one. */
  replyingTo: (name: string) => `Replying to ${name}`,
  replyingToYou: 'Replying to your own message',
  cancelReply: 'Cancel reply',
  editing: 'Editing your message',
  /** Below that, for as long as it lasts. */
  editingHint: 'Other apps may still show the old text.',
  /** In place of that: it was deleted elsewhere, or others would not believe the change any more. */
  editGone: 'This message cannot be changed any more. Copy your text if you still need it.',
  stopEditing: 'Stop editing',
  /** The composer is closed, because this page does not know the role that the machine gave. */
  roleIsUnknown:
    'You have a role here that this page does not know, so you can read but not write. Reload the page: a newer version may know it. If that does not help, ask whoever runs this chat.',
};

export const problemsWords = words('problems', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    problems: typeof EN;
  }
}

/** What stops the conversation, in words. */
export function connectionProblem(problem: Problem, context: ProblemContext): UserMessage {
  const { userName } = context;
  const fault = problem.code === 'forbidden' && personNameFault(userName, MAX_USER_NAME_LENGTH);
  if (fault) return userNameProblem(fault, userName);
  const { machine, topic } = problemsWords();
  const known: Readonly<Record<string, ProblemWords>> = problem.source === 'machine' ? machine : topic;
  const words = Object.hasOwn(known, problem.code) ? known[problem.code] : undefined;
  return words?.({ ...context, host: problem.host }) ?? roomWords().unreachable;
}
