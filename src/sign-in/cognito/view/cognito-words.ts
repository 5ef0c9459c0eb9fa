// The words for members of a user pool who need no form.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';

/** What the words for a failure may mention. */
export interface FailureContext {
  readonly machineName: string;
  /** The service's own sentence, where it sent one. */
  readonly detail: string;
}

export type FailureWords = (at: FailureContext) => UserMessage;

export type FailureByHeart = 'unreachable' | 'timeout' | 'not-the-service' | 'refused';

const EN = {
  back: 'Back',
  moment: 'One moment…',
  restoring: {
    heading: 'Welcome back',
    text: 'Looking for your sign-in…',
  },

  everywhere: {
    button: 'Sign out everywhere',
    question: {
      heading: 'Sign out everywhere?',
      text: 'You are signed out here, and on all other devices and browsers where you are signed in.',
      confirm: 'Yes, sign out everywhere',
      cancel: 'Cancel',
    },
    /** `text` by why: the service did not answer, could not do it, had ended this sign-in already, or says no. */
    failed: {
      heading: 'You are signed out here, but perhaps not everywhere',
      unanswered:
        'The sign-in service did not answer. Sign in once more and choose “Sign out everywhere” again.',
      unable:
        'The sign-in service could not do it just now. Wait a few minutes, then sign in once more and choose “Sign out everywhere” again.',
      over: 'Your sign-in here had ended already, so it could not end the others. Sign in once more and choose “Sign out everywhere” again.',
      refused: (detail: string) =>
        `The sign-in service refuses to do it${detail === '' ? '' : `: “${detail}”`}. Tell whoever runs this chat: they can end your sign-ins.`,
    },
  },
  /** Those that may be met where nothing else loads; the others are in cognito-refusal-words.ts. */
  failures: {
    unreachable: () => ({
      heading: 'The sign-in service cannot be reached',
      text: 'Check your internet connection, then try again; what you typed is still here.',
    }),
    timeout: () => ({
      heading: 'The sign-in service takes too long to answer',
      text: 'Your connection or the service is slow. Wait a moment, then try again; what you typed is still here.',
    }),
    'not-the-service': () => ({
      heading: 'Something else answered in place of the sign-in service',
      text: 'A proxy may be in the way, or a network that requires you to sign in to it first. Try again later, or in another network. If it lasts, tell whoever runs this chat.',
    }),
    refused: ({ detail }) => ({
      heading: 'The sign-in service refuses this',
      text: `${detail === '' ? '' : `It says: “${detail}” `}Tell whoever runs this chat.`,
    }),
  } satisfies Record<FailureByHeart, FailureWords>,
};

export const cognitoWords = words('cognito', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognito: typeof EN;
  }
}
