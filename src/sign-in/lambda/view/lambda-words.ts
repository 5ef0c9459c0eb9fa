// Why somebody with a user name and a password was not let in.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';
import type { HeaderTextProblem } from '../../header-text.ts';
import type { MachineFailure } from '../../way-in-parts.ts';
import type { Credentials } from '../lambda-way-in.ts';

type FieldName = keyof Credentials;
type FailureWords = (machineName: string) => UserMessage;

const WHAT: Readonly<Record<FieldName, string>> = { userName: 'username', password: 'password' };
const AGAIN = 'then enter your password again.';

const notUnderstood: FailureWords = (machineName) => ({
  heading: `“${machineName}” gave an answer that this page does not understand`,
  text: 'Its address in the configuration may lead to something else than a Token Vending Machine: ask whoever runs this chat to check it.',
});

const EN = {
  /** Why a field cannot be sent as it was typed. */
  problems: {
    empty: (field) => `Enter your ${WHAT[field]}.`,
    'not-latin-1': (field) =>
      `Only letters of Western European alphabets can be sent here, and this ${WHAT[field]} contains others. Check your keyboard, or ask for another ${WHAT[field]}.`,
    'control-characters': (field) =>
      `This ${WHAT[field]} contains characters that cannot be sent. Type it in by hand.`,
    'outer-space': (field) =>
      `This ${WHAT[field]} begins or ends with a space, which gets lost on the way. Remove it, or ask for another ${WHAT[field]}.`,
  } satisfies Record<HeaderTextProblem, (field: FieldName) => string>,
  /** Why the machine did not let somebody in. */
  failures: {
    unauthorized: () => ({
      heading: 'Username or password is wrong',
      text: 'Check the username and enter your password once more.',
    }),
    forbidden: (machineName) => ({
      heading: `“${machineName}” does not let you in`,
      text: `It knows you, but you are not allowed in. Ask whoever runs this chat for access, ${AGAIN}`,
    }),
    throttled: (machineName) => ({
      heading: `“${machineName}” is busy`,
      text: `There were too many attempts. Wait a moment, ${AGAIN}`,
    }),
    unreachable: (machineName) => ({
      heading: `“${machineName}” cannot be reached`,
      text: `Check your internet connection, ${AGAIN} If other sites work, the machine is down: tell whoever runs this chat.`,
    }),
    timeout: (machineName) => ({
      heading: `“${machineName}” takes too long to answer`,
      text: `Your connection or the machine is slow. Wait a moment, ${AGAIN}`,
    }),
    unavailable: (machineName) => ({
      heading: `“${machineName}” has a problem`,
      text: `It is running, but cannot let anyone in right now. Wait a moment, ${AGAIN}`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
    closed: notUnderstood,
  } satisfies Record<MachineFailure['code'], FailureWords>,
  refusesThisPage: (machineName: string): UserMessage => ({
    heading: `“${machineName}” did not let this page read its answer`,
    text: 'Check the username and the password: some machines answer like this when they are wrong. If they are right, the machine does not accept this page’s address (CORS): tell whoever runs this chat.',
  }),
};

export const lambdaWords = words('lambda', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    lambda: typeof EN;
  }
}

/** Why a field cannot be sent as it was typed. */
export function credentialProblem(field: FieldName, problem: HeaderTextProblem): string {
  return lambdaWords().problems[problem](field);
}

/** Why the machine did not let somebody in. */
export function signInFailure({ code, refusesThisPage }: MachineFailure, machineName: string): UserMessage {
  const { failures, refusesThisPage: refusesThisPageWords } = lambdaWords();
  return refusesThisPage ? refusesThisPageWords(machineName) : failures[code](machineName);
}
