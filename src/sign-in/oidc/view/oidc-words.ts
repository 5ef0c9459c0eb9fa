// What people read who sign in at the page of an OpenID provider, where nothing is in the way.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';

const EN = {
  heading: (machineName: string) => `Sign in to “${machineName}”`,
  text: (host: string) => `You sign in on the page of ${host}, and then come back here.`,
  go: (host: string) => `Go to ${host}`,
  going: 'Opening the sign-in page…',
  stay: 'Stay signed in on this device',
  stayHint: 'Leave this off on a device that others use, too.',
  restoring: {
    heading: 'One moment',
    text: 'Looking whether you are still signed in…',
  } satisfies UserMessage,
  finishing: { heading: 'One moment', text: 'Signing you in…' } satisfies UserMessage,
  page: {
    heading: 'A part of this page could not be loaded',
    text: 'Check your internet connection, and reload the page.',
  } satisfies UserMessage,
};

export const oidcWords = words('oidc', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    oidc: typeof EN;
  }
}
