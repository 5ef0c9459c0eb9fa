// The words of the settings.

import type { ConfigSource } from '../../config/fields/config-problem.ts';
import type { Theme } from '../page/theme.ts';
import type { UserMessage } from '../parts/user-message.ts';
import { words } from '../words/words.ts';
import type { MachineTestOutcome } from './settings-services.ts';

export const EN = {
  heading: 'Settings',
  close: 'Close',

  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'Same as device', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  language: 'Language',
  /** Beside those of the page, each by its own name. */
  languages: { system: 'Same as browser' },

  connection: 'Connection',
  connectionHint:
    'Where this page gets its access from. It is kept on this device, without any password, and wins over what the page brings.',
  locked:
    'Whoever runs this page has locked its machines, its cache and its endpoints. Theme and language are yours.',
  machines: 'Token Vending Machines',
  noMachine: 'There is none: nobody can enter. Add one.',
  addMachine: 'Add a machine',
  machine: (number: number) => `Machine ${number}`,
  edit: 'Edit',
  editMachine: (name: string) => `Edit “${name}”`,
  done: 'Done',
  doneWithMachine: (name: string) => `Done with “${name}”`,
  test: 'Test',
  testMachine: (name: string) => `Test “${name}”`,
  testing: 'Asking the machine…',
  remove: 'Remove',
  removeMachine: (name: string) => `Remove “${name}”`,
  auth: 'Way in',
  /** Labels of fields, by key of the configuration. */
  labels: {
    name: 'Name',
    url: 'URL',
    cacheName: 'Cache',
    momentoEndpoint: 'Momento endpoint',
  },
  hints: {
    name: 'What people choose it by.',
    url: 'Beginning with https://',
  },
  /** What fills an empty field. */
  broughtCache: (name: string) =>
    name === ''
      ? 'The Momento cache whose topics are the rooms.'
      : `Empty: “${name}”, which the page brings.`,
  broughtEndpoint: (url: string) =>
    url === ''
      ? 'Only for private endpoints; empty for the one in the token.'
      : `Empty: ${url}, which the page brings.`,
  /** What to enter where something else stands. */
  problems: {
    name: 'Enter a name of 1 to 56 characters.',
    url: 'Enter a full address that begins with https:// (http:// only for localhost), without user name or password.',
    cacheName: 'Enter the name of a Momento cache: 1 to 64 characters.',
    momentoEndpoint:
      'Enter a full address that begins with https:// (http:// only for localhost), or nothing.',
  },
  nameTaken: 'Another machine has this name. Choose another one.',
  save: 'Save',
  discard: 'Discard changes',
  savingReloads: 'Saving loads the page again. Whoever entered a password enters it once more.',
  notKept: {
    heading: 'This browser does not keep settings',
    text: 'It blocks the page’s storage, as private windows do, or the storage is full. Allow it, or open the page in a normal window, then save again.',
  } satisfies UserMessage,
  saved: {
    heading: 'Saved',
    text: 'The page goes by it as soon as it is loaded again.',
  } satisfies UserMessage,
  changedElsewhere: {
    heading: 'The settings were changed in another tab',
    text: 'What you see here may be outdated. Load the page again to go by the new ones; what you typed here is lost then.',
  } satisfies UserMessage,
  otherTab: {
    heading: 'The settings were changed in another tab',
    text: 'Load the page again to go by them. Until then, this tab goes on as before.',
  } satisfies UserMessage,
  reload: 'Reload',
  later: 'Later',

  /** What a machine said to a request without any identity. */
  tests: {
    vends: 'It works: the machine gave a token to a guest.',
    'vends-to-anybody':
      'It answers, but gave a token without asking who you are. Set it to “Open”, or let the machine ask.',
    'asks-who': 'It answers, and wants people to sign in, as it should.',
    'not-open': 'It answers, but wants people to sign in: choose another way in.',
    'refuses-page':
      'Something answers, but this page may not read it. Machines that want a sign-in may do that until somebody signs in; else the machine has to allow this page’s address (CORS).',
    'no-address': 'Enter its full address first, beginning with https://',
    forbidden: 'It answers, but lets nobody in who has not signed in.',
    rejected: 'Something answers, but it does not take the request. Check the address.',
    throttled: 'It answers, but is busy. Try again in a moment.',
    unavailable: 'It answers with an error of its own. Look into its logs.',
    unreachable:
      'Nothing answers. Check the address and your connection; the page’s own security policy (connect-src) may be in the way, too.',
    timeout: 'It took too long to answer.',
    malformed: 'Something answers, but it is no Token Vending Machine. Check the address.',
  } satisfies Record<MachineTestOutcome, string>,

  confirmDestinations: {
    heading: 'Send this to other places?',
    confirm: 'Send it there',
    cancel: 'Go back',
  },
  momentoDestination: (origin: string) => `Messages and the access to rooms go to ${origin}.`,
  trust: 'Go on only if you trust whoever is there.',

  confirmDiscard: {
    heading: 'Discard your changes?',
    text: 'What you changed in the connection is not saved yet.',
    confirm: 'Discard',
    cancel: 'Keep editing',
  },

  checkUp: 'Check-up',
  checkUpHint: 'Finds out where the way from here into a room is blocked.',
  startCheckUp: 'Open the check-up',

  effective: 'Effective configuration',
  effectiveHint: 'Every key, what the page makes of it, and who said so.',
  key: 'Key',
  value: 'Value',
  source: 'From',
  none: 'none',
  sources: (source: ConfigSource): string =>
    source === 'settings' ? 'your settings' : source === 'default' ? 'default' : source,

  reset: 'Reset',
  resetHint:
    'Forgets what is set on this device: connection, theme and language. The page then is as it is published.',
  resetAll: 'Reset all settings',
  confirmReset: {
    heading: 'Reset all settings?',
    text: 'What is set on this device is forgotten: connection, theme and language. The page is loaded again.',
    confirm: 'Reset',
    cancel: 'Keep them',
  },
};

export const settingsWords = words('settings', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    settings: typeof EN;
  }
}
