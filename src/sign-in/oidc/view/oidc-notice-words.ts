// What became of a sign-in or a sign-out at the page of an OpenID provider; loaded when there is something to tell.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';
import type { MachineFailure } from '../../way-in-parts.ts';
import type { OidcErrorCode } from '../oidc-error.ts';

/** Where people sign in, and for what. */
interface Where {
  readonly machineName: string;
  readonly host: string;
}

type Say = (where: Where) => UserMessage;

const notUnderstood: Say = ({ machineName }) => ({
  heading: `“${machineName}” gave an answer that this page does not understand`,
  text: 'Its address in the configuration may lead to something else than a Token Vending Machine: ask whoever runs this chat to check it.',
});

const EN = {
  /** In front of what the provider itself says. */
  says: (host: string, text: string) => `${host} says: “${text}”`,
  /** Why nobody came in, by what the provider did. */
  provider: {
    unreachable: ({ host }) => ({
      heading: `${host} cannot be reached`,
      text: 'Check your internet connection, and try again. If other sites work, the sign-in page is down or does not answer this page: tell whoever runs this chat.',
    }),
    timeout: ({ host }) => ({
      heading: `${host} takes too long to answer`,
      text: 'Your connection or the sign-in page is slow. Wait a moment, and try again.',
    }),
    unavailable: ({ host }) => ({
      heading: `${host} has a problem`,
      text: 'It cannot sign in anyone right now. Wait a moment, and try again.',
    }),
    'no-provider': ({ host }) => ({
      heading: `${host} is not set up as this page expects`,
      text: 'What answers there is no sign-in service, or not a complete one: tell whoever runs this chat.',
    }),
    'other-issuer': ({ host }) => ({
      heading: `${host} calls itself by another name`,
      text: 'It is not the sign-in service that this page is set up for: tell whoever runs this chat.',
    }),
    refused: ({ host }) => ({
      heading: `${host} did not sign you in`,
      text: 'Try again. If it stays so, show this to whoever runs this chat.',
    }),
    unfit: ({ host }) => ({
      heading: `The answer of ${host} does not fit`,
      text: 'You are not signed in. Begin once more here, in this tab.',
    }),
    'no-renewal': ({ host }) => ({
      heading: `${host} does not renew your sign-in`,
      text: 'Sign in again.',
    }),
  } satisfies Record<OidcErrorCode, Say>,
  declined: (({ host }) => ({
    heading: 'You have not signed in',
    text: `It was ended on the page of ${host}. To sign in after all, go there once more.`,
  })) satisfies Say,
  /** Why the machine does not let in whom the provider has signed in. */
  machine: {
    forbidden: ({ machineName, host }) => ({
      heading: `“${machineName}” does not let you in`,
      text: `${host} knows you, but you are not allowed in here. Ask whoever runs this chat for access, and sign in again; or sign in as somebody else.`,
    }),
    unauthorized: ({ machineName, host }) => ({
      heading: `“${machineName}” does not accept your sign-in`,
      text: `You are signed in at ${host}, but the two do not fit together: ask whoever runs this chat to compare issuer, client and the kind of token there and here, and the clock of the machine.`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
  } satisfies Partial<Record<MachineFailure['code'], Say>>,
  browser: {
    heading: 'This browser does not let the page remember anything',
    text: 'You would not be recognized when you come back. Allow storage for this site, or use another window.',
  } satisfies UserMessage,
  signedOut: {
    heading: 'You are signed out here',
    text: (host: string) =>
      `${host} still knows you: whoever uses this browser may not have to enter your password there. If others use it, too, sign out there as well.`,
    button: (host: string) => `Sign out at ${host}`,
    revocation: {
      trying: (host: string) => `${host} could not be told yet. The page keeps trying while it is open.`,
      failed: (host: string) =>
        `${host} could not be told. Your sign-in on this device is gone; a copy of it would still work until it ends there.`,
      'not-offered': (host: string) =>
        `${host} offers no way to end a sign-in from here. Yours on this device is gone; a copy of it would still work until it ends there.`,
    },
  },
};

export const oidcNoticeWords = words('oidcNotice', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    oidcNotice: typeof EN;
  }
}
