// Every word the page has for signing in with a user name and a password.

import type { HeaderTextProblem } from '../sign-in/header-text.ts';
import type { Credentials, MachineFailure } from '../sign-in/lambda-way-in.ts';
import type { UserMessage } from './user-messages.ts';

/** Why a field cannot be sent as it was typed. */
export function credentialProblem(field: keyof Credentials, problem: HeaderTextProblem): string {
  const what = field === 'userName' ? 'user name' : 'password';
  switch (problem) {
    case 'empty':
      return `Enter your ${what}.`;
    case 'not-latin-1':
      return `This way in can only transmit letters of Western European alphabets, and this ${what} has others. Check your keyboard, or ask for another ${what}.`;
    case 'control-characters':
      return `This ${what} contains characters that cannot be sent. Type it in by hand.`;
    case 'outer-space':
      return `This ${what} begins or ends with a space, which gets lost on the way. Remove it, or ask for another ${what}.`;
  }
}

const AGAIN = 'then enter your password once more.';

/** Why the machine did not let somebody in. */
export function signInFailure({ code, refusesThisPage }: MachineFailure, machineName: string): UserMessage {
  if (refusesThisPage) {
    return {
      heading: `“${machineName}” did not let this page read its answer`,
      text: 'Check the user name and the password: some machines answer like this when they are wrong. If they are right, the machine does not accept this page’s address (CORS): tell whoever runs this chat.',
    };
  }
  switch (code) {
    case 'unauthorized':
      return {
        heading: 'User name or password is wrong',
        text: 'Check the user name and enter your password once more.',
      };
    case 'forbidden':
      return {
        heading: `“${machineName}” does not let you in`,
        text: `It knows you, but you may not enter. Ask whoever runs this chat for access, ${AGAIN}`,
      };
    case 'throttled':
      return {
        heading: `“${machineName}” is busy`,
        text: `There were too many tries. Wait a moment, ${AGAIN}`,
      };
    case 'unreachable':
      return {
        heading: `“${machineName}” cannot be reached`,
        text: `Check your internet connection, ${AGAIN} If other sites work, the machine is down: tell whoever runs this chat.`,
      };
    case 'timeout':
      return {
        heading: `“${machineName}” takes too long to answer`,
        text: `Your connection or the machine is slow. Wait a moment, ${AGAIN}`,
      };
    case 'unavailable':
      return {
        heading: `“${machineName}” has a problem`,
        text: `It is there, but cannot let anybody in at the moment. Wait a moment, ${AGAIN}`,
      };
    case 'rejected':
    case 'malformed':
    case 'closed':
      return {
        heading: `“${machineName}” gave an answer that this page does not understand`,
        text: 'Its address in the configuration may lead to something else than a Token Vending Machine: ask whoever runs this chat to check it.',
      };
  }
}

/** Over the room, when the identity is lost. */
export const SIGN_IN_AGAIN: UserMessage = {
  heading: 'Sign in again',
  text: 'Your sign-in is no longer accepted. The room is kept: sign in to go on where you were.',
};
