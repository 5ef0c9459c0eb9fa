// The words for members of a user pool who are signed in, and have to be told something. Loaded when that is so.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';

const EN = {
  /** Before joining: why the machine does not let somebody in who has signed in. */
  access: {
    forbidden: (machineName: string): UserMessage => ({
      heading: `“${machineName}” does not let you in`,
      text: 'You are signed in, but your account is in no group that may enter. Ask whoever runs this chat for access, then reload this page. If that does not help, sign out and in again.',
    }),
    notAccepted: (machineName: string): UserMessage => ({
      heading: `“${machineName}” does not accept your sign-in`,
      text: 'You are signed in, but it probably takes sign-ins of another user pool or app client than this page is set up for. Tell whoever runs this chat: the check-up in the settings says what to compare.',
    }),
    unexplained: (machineName: string): UserMessage => ({
      heading: `“${machineName}” may not let you in`,
      text: 'Your account is in no group that this page knows, and the machine answers with an error, as some do to people without access. Ask whoever runs this chat.',
    }),
  },

  /** Some time before a sign-in ends that nothing renews. */
  end: {
    /** @param when a day of the week, date and time */
    heading: (when: string) => `You have to sign in again by ${when}`,
    inRoom:
      'A sign-in lasts for a limited time only. Sign in again now, or whenever it suits you before then: the room and what you have written stay.',
    outside:
      'A sign-in lasts for a limited time only. To begin a new one before then, sign out and sign in again whenever it suits you.',
    signInAgain: 'Sign in again',
    later: 'Later',
  },
};

export const cognitoNoticeWords = words('cognitoNotice', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoNotice: typeof EN;
  }
}
